import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SendmailPost } from '../src/receipts/post.js';

const mail = {
  to: 'someone@home.example',
  from: 'shop@store.example',
  subject: 'Your receipt\r\nBcc: everybody@else.example',
  text: '.\nTotal 3.09\n',
  html: '<p>Total</p>',
  at: 0,
};

describe('receipts given to the mail server of the machine', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sendmail-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  async function sendmail(script: string): Promise<SendmailPost> {
    const file = join(directory, 'sendmail');
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o700);
    return new SendmailPost(file);
  }

  it('arrive whole, for one recipient named outside of the mail, with no header of somebody else\u2019s making', async () => {
    const post = await sendmail(`printf '%s\\n' "$@" > ${directory}/arguments; cat > ${directory}/mail`);
    await post.send(mail);
    expect(await readFile(join(directory, 'arguments'), 'utf8')).toBe(
      '-i\n-f\nshop@store.example\n--\nsomeone@home.example\n',
    );
    const sent = await readFile(join(directory, 'mail'), 'utf8');
    expect(sent).toContain('To: someone@home.example\r\n');
    expect(sent).not.toMatch(/^Bcc:/im);
    expect(sent).toMatch(/--\r\n$/);
  });

  it('are tried again when it refuses, and the reason in the log names no address', async () => {
    const post = await sendmail('cat > /dev/null; echo "someone@home.example: over quota" >&2; exit 75');
    await expect(post.send(mail)).rejects.toThrow(/code 75: the address: over quota/);
    await expect(new SendmailPost(join(directory, 'nothing')).send(mail)).rejects.toThrow(/ENOENT/);
  });
});
