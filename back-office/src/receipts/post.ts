import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Mail {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Takes mail to where it goes. Throws when it could not; then it is tried again. */
export interface Post {
  send(mail: Mail): Promise<void>;
}

/** Writes each mail as an `.eml` file, for a mail program to open or a mail server to pick up. */
export class FilePost implements Post {
  constructor(private readonly directory: string) {}

  async send(mail: Mail): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const file = join(this.directory, `${randomUUID()}.eml`);
    // Whoever picks files up never sees half of one.
    await writeFile(`${file}.part`, messageOf(mail), { mode: 0o600 });
    await rename(`${file}.part`, file);
  }
}

/** RFC 5322 with a plain and an HTML part, all of it ASCII. */
export function messageOf({ to, from, subject, text, html, at }: Mail): string {
  const boundary = `part-${randomUUID()}`;
  const part = (type: string, content: string): string[] => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(content)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
  ];
  const lines = [
    `From: ${oneLine(from)}`,
    `To: ${oneLine(to)}`,
    `Subject: =?utf-8?B?${Buffer.from(subject.slice(0, 40)).toString('base64')}?=`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@smart-cart.invalid>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', html),
    `--${boundary}--`,
    '',
  ];
  return lines.join('\r\n');
}

/** A line break in an address would begin a header of somebody else's making. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
