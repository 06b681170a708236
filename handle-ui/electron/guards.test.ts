import { describe, expect, it } from '@jest/globals';
import { isTrustedSender, paintedAt } from './ipc-sender.js';
import { guardContents, guardRequests } from './navigation.js';
import { denyPermissions } from './permissions.js';
import type { IpcEvent, Session, WebContents } from './surface.js';
import { windowOptions } from './window-options.js';

const screen = new URL('http://127.0.0.1:8017/');

/** Keeps what was registered, so that a test can call it as Electron would. */
class Recorder {
  readonly calls = new Map<string, (...values: never[]) => unknown>();
  readonly on = (name: string, listener: (...values: never[]) => unknown): void => void this.calls.set(name, listener);

  /** A method that keeps the function it is given under its own name. */
  taking(name: string): (handler: (...values: never[]) => unknown) => void {
    return (handler) => void this.calls.set(name, handler);
  }

  call(name: string, ...values: unknown[]): unknown {
    const listener = this.calls.get(name) as ((...values: unknown[]) => unknown) | undefined;
    if (listener === undefined) throw new Error(`Nothing is registered for ${name}.`);
    return listener(...values);
  }
}

function contents(recorder = new Recorder()): WebContents {
  return {
    mainFrame: { url: screen.href },
    isDestroyed: () => false,
    on: recorder.on,
    setWindowOpenHandler: recorder.taking('window-open'),
  } as unknown as WebContents;
}

function prevented(recorder: Recorder, name: string, url: string): boolean {
  let stopped = false;
  recorder.call(name, { url, preventDefault: () => (stopped = true) });
  return stopped;
}

describe('a page of the shell', () => {
  it('goes nowhere else, by link, redirect, new window or embedded page', () => {
    const recorder = new Recorder();
    guardContents(contents(recorder), screen);
    expect(prevented(recorder, 'will-navigate', 'http://example.com/')).toBe(true);
    expect(prevented(recorder, 'will-redirect', 'file:///etc/passwd')).toBe(true);
    expect(prevented(recorder, 'will-attach-webview', '')).toBe(true);
    expect(prevented(recorder, 'context-menu', '')).toBe(true);
    expect(recorder.call('window-open')).toEqual({ action: 'deny' });
  });

  it('may load itself again', () => {
    const recorder = new Recorder();
    guardContents(contents(recorder), screen);
    expect(prevented(recorder, 'will-navigate', 'http://127.0.0.1:8017/?theme=dark')).toBe(false);
  });

  it('can fetch nothing from elsewhere', () => {
    const recorder = new Recorder();
    guardRequests({ webRequest: { onBeforeRequest: recorder.taking('request') } } as unknown as Session, screen);
    const cancelled = (url: string): unknown => {
      let answer: unknown;
      recorder.call('request', { url }, (response: unknown) => (answer = response));
      return answer;
    };
    expect(cancelled('https://fonts.example/a.woff2')).toEqual({ cancel: true });
    expect(cancelled('http://127.0.0.1:8017/assets/a.js')).toEqual({ cancel: false });
    expect(cancelled('ws://127.0.0.1:8017/screen')).toEqual({ cancel: false });
  });

  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'a-permission-of-the-future'])(
    'is refused the permission %s',
    (permission) => {
      const recorder = new Recorder();
      denyPermissions({
        on: recorder.on,
        setPermissionRequestHandler: recorder.taking('request'),
        setPermissionCheckHandler: recorder.taking('check'),
        setDevicePermissionHandler: recorder.taking('device'),
      } as unknown as Session);
      let granted: unknown;
      recorder.call('request', {}, permission, (answer: unknown) => (granted = answer));
      expect(granted).toBe(false);
      expect(recorder.call('check', {}, permission)).toBe(false);
      expect(recorder.call('device')).toBe(false);
    },
  );

  it('runs in a sandbox, isolated, without Node, on the whole display', () => {
    expect(windowOptions('/p', false)).toMatchObject({
      kiosk: true,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, devTools: false },
    });
  });
});

describe('a message to the main process', () => {
  const own = contents();
  const event = (change: Partial<IpcEvent>): IpcEvent => ({ sender: own, senderFrame: own.mainFrame, ...change });

  it('is trusted from the main frame of the shell’s own page', () => {
    expect(isTrustedSender(event({}), own, screen)).toBe(true);
  });

  it('is not trusted from another frame, another window, another address or a frame that is gone', () => {
    expect(isTrustedSender(event({ senderFrame: { url: screen.href } }), own, screen)).toBe(false);
    expect(isTrustedSender(event({ sender: contents() }), own, screen)).toBe(false);
    expect(isTrustedSender(event({}), own, new URL('http://127.0.0.1:1/'))).toBe(false);
    expect(isTrustedSender(event({ senderFrame: null }), own, screen)).toBe(false);
    expect(isTrustedSender(event({}), undefined, screen)).toBe(false);
  });

  it.each([Number.NaN, Infinity, -1, 0, '5', null, { valueOf: () => 5 }])('is no paint time when it is %p', (value) => {
    expect(paintedAt(value)).toBeUndefined();
  });
});
