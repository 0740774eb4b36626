import type { Assembly } from '../assembly/assembly.ts';

type Message = { message: string; subject?: string };
type SubscriptionProperties = {
  TopicArn: string;
  Protocol: string;
  Endpoint: string;
  RawMessageDelivery?: boolean | string;
};

export type Topics = { publish(topicArn: string, message: Message): void };

/** SNS topics that forward to functions and queues; other subscriptions (mail, HTTPS) are passed over. */
export function createTopics(
  assembly: Assembly,
  send: (arn: string, body: unknown) => void,
  now: () => number,
): Topics {
  const subscriptions = assembly.ofType('AWS::SNS::Subscription').map((resource) => ({
    arn: `${resource.property<string>('TopicArn')}:local`,
    ...resource.properties<SubscriptionProperties>(),
  }));
  return {
    publish: (topicArn, { message, subject }) => {
      const notification = {
        Type: 'Notification',
        MessageId: crypto.randomUUID(),
        TopicArn: topicArn,
        ...(subject && { Subject: subject }),
        Message: message,
        Timestamp: new Date(now()).toISOString(),
        SignatureVersion: '1',
        Signature: 'local',
        SigningCertUrl: 'https://sns.example.com/certificate.pem',
        UnsubscribeUrl: 'https://sns.example.com/unsubscribe',
        MessageAttributes: {},
      };
      for (const subscription of subscriptions.filter((each) => each.TopicArn === topicArn)) {
        if (subscription.Protocol === 'lambda') {
          const record = {
            EventSource: 'aws:sns',
            EventVersion: '1.0',
            EventSubscriptionArn: subscription.arn,
          };
          send(subscription.Endpoint, { Records: [{ ...record, Sns: { Subject: null, ...notification } }] });
        }
        if (subscription.Protocol === 'sqs') {
          const raw = String(subscription.RawMessageDelivery) === 'true';
          send(subscription.Endpoint, raw ? message : notification);
        }
      }
    },
  };
}
