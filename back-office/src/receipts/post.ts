import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackOfficeConfig } from '../config.js';

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

const SENDMAIL_MS = 60_000;

/** Gives each mail to the mail server of this machine, which queues and delivers it. */
export class SendmailPost implements Post {
  constructor(private readonly command: string) {}

  async send(mail: Mail): Promise<void> {
    // `-i`: a line with a single dot ends nothing. Sender and recipient are no options, whatever they look like.
    const child = spawn(this.command, ['-i', '-f', mail.from, '--', mail.to], { stdio: ['pipe', 'ignore', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), SENDMAIL_MS);
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said = `${said}${data.toString('utf8')}`.slice(0, 300)));
    // A program that ends before it has read everything says so by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(messageOf(mail));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    }).finally(() => {
      clearTimeout(timer);
    });
    if (code === 0) return;
    // What it says may hold the address, and this goes to a log.
    const why = said.replaceAll(mail.to, 'the address').trim();
    throw new Error(`${this.command} ended with ${code === null ? 'a signal' : `code ${code}`}${why && `: ${why}`}`);
  }
}

export function postOf(mail: NonNullable<BackOfficeConfig['mail']>): Post {
  return mail.kind === 'file' ? new FilePost(mail.directory) : new SendmailPost(mail.command);
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
