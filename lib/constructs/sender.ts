import { ArnFormat, CfnOutput, Stack } from 'aws-cdk-lib';
import * as ses from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Sender as SenderNames } from './grants.ts';
import { removalOf, type House } from './house.ts';

/** Who mails come from: the identity that SES verifies, and the configuration set that reports bounces and complaints. */
export class Sender extends Construct {
  readonly feedback: Topic;
  readonly names: SenderNames;

  constructor(scope: Construct, id: string, house: House) {
    super(scope, id);
    const { mail } = house.config;
    const domain = mail.from.slice(mail.from.indexOf('@') + 1);

    const set = new ses.ConfigurationSet(this, 'mails', {
      reputationMetrics: true,
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.feedback = new Topic(this, 'feedback', { enforceSSL: true });
    set.addEventDestination('feedback', {
      destination: ses.EventDestination.snsTopic(this.feedback),
      events: [ses.EmailSendingEvent.BOUNCE, ses.EmailSendingEvent.COMPLAINT],
    });

    if (mail.identity !== 'existing') {
      const identity = new ses.EmailIdentity(this, 'identity', {
        identity: mail.identity === 'domain' ? ses.Identity.domain(domain) : ses.Identity.email(mail.from),
        configurationSet: set,
      });
      identity.applyRemovalPolicy(removalOf(house));
      if (mail.identity === 'domain')
        for (const [at, { name, value }] of identity.dkimRecords.entries())
          new CfnOutput(this, `dns-${at + 1}`, {
            description: 'CNAME record to add to the domain, so that SES may sign its mails',
            value: `${name} CNAME ${value}`,
          }).overrideLogicalId(`dns${at + 1}`);
    }

    const arnOf = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({
        service: 'ses',
        resource,
        resourceName,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      });
    this.names = {
      from: mail.from,
      replyTo: mail.replyTo ?? mail.from,
      identities: arnOf('identity', '*'),
      configurationSet: {
        name: set.configurationSetName,
        arn: arnOf('configuration-set', set.configurationSetName),
      },
    };
  }
}
