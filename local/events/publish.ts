import type { ServerResponse } from 'node:http';
import type { Topics } from './topics.ts';

/** SNS's Publish in the query protocol. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export function answerPublish(body: string, topics: Topics, response: ServerResponse): void {
  const form = new URLSearchParams(body);
  const topic = form.get('TopicArn') ?? form.get('TargetArn');
  if (form.get('Action') !== 'Publish' || !topic) {
    const error =
      '<Error><Type>Sender</Type><Code>InvalidAction</Code><Message>Only Publish is played here</Message></Error>';
    response.writeHead(400, { 'content-type': 'text/xml' }).end(`<ErrorResponse>${error}</ErrorResponse>`);
    return;
  }
  topics.publish(topic, { message: form.get('Message') ?? '', subject: form.get('Subject') ?? '' });
  const result = `<PublishResult><MessageId>${crypto.randomUUID()}</MessageId></PublishResult>`;
  const xml = `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">${result}</PublishResponse>`;
  response.writeHead(200, { 'content-type': 'text/xml' }).end(xml);
}
