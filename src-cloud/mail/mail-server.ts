import { createTransport } from 'nodemailer';
import type { MailProblem } from '#shared/mail/mail.ts';

/** How the cloud reaches the server that takes its mails, and whom they come from. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with the user and the password where the server asks for them. */
  readonly url: string;
  /** An address, or a name and an address in angle brackets. */
  readonly from: string;
}

export interface OutgoingMail {
  /** The same at each try, so that one which came twice can be told from two. */
  readonly id: string;
  readonly to: string;
  /** The name that stands before the sender's address. */
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** `later`: it may work another time. `code` names the cause and no person; it may stand in a log. */
export type Delivery =
  | { readonly kind: 'sent' }
  | { readonly kind: 'never'; readonly problem: MailProblem; readonly code: string }
  | { readonly kind: 'later'; readonly code: string };

export interface MailServer {
  send(mail: OutgoingMail): Promise<Delivery>;
}

const PATIENCE_MS = 20_000;

/** Hands mails over by SMTP, one connection each. A password never crosses a network that can be read. */
export function createMailServer({ url, from }: MailSettings): MailServer {
  const { hostname, username, password, port, protocol } = new URL(url);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  const transport = createTransport({
    ...{ host: hostname, secure: protocol === 'smtps:', ...(port && { port: Number(port) }) },
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    requireTLS: username !== '' && !isHere,
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const sender = /<([^<>]+)>$/.exec(from)?.[1] ?? from;
  return {
    async send({ id, to, fromName, ...mail }) {
      try {
        await transport.sendMail({
          ...mail,
          textEncoding: 'quoted-printable',
          messageId: `<${id}@${sender.split('@').at(-1)}>`,
          from: { name: fromName, address: sender },
          // An address and no list of them, whatever stands in it.
          to: { name: '', address: to },
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return { kind: 'sent' };
      } catch (error) {
        return deliveryOf(error);
      }
    },
  };
}

/** What a server's “no” means: a 5xx of the address or of the mail is for good, all else may pass. */
function deliveryOf(error: unknown): Delivery {
  const {
    code = 'unknown',
    responseCode,
    command,
  } = error as { code?: string; responseCode?: number; command?: string };
  const said = `${code}${responseCode ? ` ${responseCode}` : ''}`;
  const isFinal = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
  if (isFinal && command === 'RCPT TO') return { kind: 'never', problem: 'address-refused', code: said };
  if (isFinal && command === 'DATA') return { kind: 'never', problem: 'refused', code: said };
  if (code === 'EENVELOPE' && responseCode === undefined)
    return { kind: 'never', problem: 'address-refused', code: said };
  return { kind: 'later', code: said };
}
