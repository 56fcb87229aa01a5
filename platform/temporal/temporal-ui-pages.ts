/** Pages of the Temporal UI's proxy itself, in the two languages of the console. */

/** A path that the Temporal UI does not have. */
export const startPath = '/-/start';

/** Asks the user first, because starting the UI restarts the Temporal server. */
export function startPage(to: string): string {
  return page(
    'Temporal UI',
    `<p>The Temporal UI is off. Starting it restarts the Temporal server: for about three seconds go-live commands wait.
     Stop commands work all the time.</p>
     <p lang="zh-CN">Temporal UI 未启动。启动它会重启 Temporal 服务器：约三秒内，上线命令会等待；停止类命令始终可用。</p>
     <form method="post" action="${startPath}?to=${encodeURIComponent(to)}">
     <button>Start the Temporal UI / 启动 Temporal UI</button></form>`,
  );
}

export function notReachablePage(reason: string): string {
  return page(
    'The Temporal UI does not answer',
    `<p>The Temporal server is away, or starts at this moment (${escaped(reason)}). Reload this page in some seconds.</p>
     <p lang="zh-CN">Temporal 服务器暂时不可用，或正在启动。请几秒后刷新本页。</p>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width">
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem}</style>
</head><body><h1>${title}</h1>${body}</body></html>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
