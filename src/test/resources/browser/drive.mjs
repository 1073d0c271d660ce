// Opens pages in a headless Chromium and prints what is there. Reads lines of a scenario, a page and what else it needs, separated by
// tabs; prints lines of a name and a value in JSON for each, and then one with a dot. What is expected is said in the tests that
// start this.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

let page;
const modules = createRequire(process.env.BROWSER_MODULES + '/');
const { chromium } = modules('playwright-core');
const browser = await chromium.launch({ executablePath: process.env.BROWSER, args: ['--no-sandbox'] });

function say(name, value) {
  console.log(name + '\t' + JSON.stringify(value).replaceAll('\t', ' '));
}

let context;

async function open(options = {}) {
  context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.scheme ?? 'light',
    javaScriptEnabled: options.script ?? true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const tab = await context.newPage();
  const heard = { errors: [], requests: [], dialogs: 0 };
  tab.on('console', message => { if (['error', 'warning'].includes(message.type())) heard.errors.push(message.text()); });
  tab.on('pageerror', error => heard.errors.push(error.message));
  tab.on('dialog', dialog => { heard.dialogs++; dialog.dismiss(); });
  tab.on('request', request => {
    if (request.url() !== 'file://' + page && !request.url().startsWith('data:')) heard.requests.push(request.url());
  });
  await tab.goto('file://' + page);
  return { tab, heard };
}

async function players(tab) {
  for (const play of await tab.locator('.play').all()) {
    await play.scrollIntoViewIfNeeded();
    await play.locator('.view').waitFor();
  }
}

const scenarios = {
  // Looks at all of it.
  async load() {
    const { tab, heard } = await open();
    await players(tab);
    say('title', await tab.title());
    say('headings', await tab.locator('h1, h2').allTextContents());
    say('players', await tab.locator('.player:visible').count());
    say('errors', heard.errors);
    say('requests', heard.requests);
  },

  // Steps with keys and buttons, and copies the command.
  async step(play) {
    const { tab, heard } = await open();
    const player = tab.locator(`[data-play="${play}"]`);
    await player.locator('xpath=..').scrollIntoViewIfNeeded();
    await player.locator('.view').waitFor();
    const where = async name => say(name, await player.locator('.where').textContent());
    await where('begins');
    await player.focus();
    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'End', 'p', 'Home', 'n']) {
      await player.press(key);
      await where('after ' + key + ' ' + (await player.locator('.op[aria-current=step] .t').textContent()));
    }
    await player.getByRole('button', { name: 'First step' }).click();
    await player.getByRole('button', { name: 'Step on' }).click();
    await where('button');
    await player.locator('input[type=range]').fill('2');
    await where('slider');
    await player.locator('.op').nth(1).click();
    await where('click');
    await player.press('End');
    say('moved', await player.locator('.cell.moved').count());
    say('unequal', await player.locator('.unequal').allTextContents());
    say('unlike', await player.locator('tr.unlike').allTextContents());
    await player.getByRole('button', { name: 'Copy replay command' }).click();
    await player.getByRole('button', { name: 'Copied' }).waitFor();
    say('copied', await tab.evaluate(() => navigator.clipboard.readText()));
    say('errors', heard.errors);
  },

  // What a hostile mail can do; and what it could do if it came through.
  async hostile() {
    const { tab, heard } = await open();
    await players(tab);
    say('owned', await tab.evaluate(() => window.owned ?? null));
    say('tags', await tab.locator('main script, main img, main iframe, main svg script, [onerror], [onload], [onclick]').count());
    say('scripts', await tab.locator('script').count());
    say('text', await tab.locator('main').innerText());
    say('links', await tab.evaluate(() => [...document.querySelectorAll('[href], [src]')]
      .map(e => e.getAttribute('href') ?? e.getAttribute('src')).filter(url => !url.startsWith('#'))));
    await tab.evaluate(() => {
      const box = document.createElement('div');
      box.innerHTML = '<img src="data:," onerror="window.owned = 1"><button onclick="window.owned = 2">x</button>';
      document.body.append(box);
      box.querySelector('button').click();
      const script = document.createElement('script');
      script.textContent = 'window.owned = 3';
      document.body.append(script);
      const style = document.createElement('style');
      style.textContent = 'h1 { color: rgb(1, 2, 3) }';
      document.head.append(style);
    });
    await tab.waitForTimeout(100);
    say('forced', await tab.evaluate(() => window.owned ?? null));
    say('styled', await tab.evaluate(() => getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'));
    say('dialogs', heard.dialogs);
    say('requests', heard.requests);
  },

  // What is hard to use for somebody, in this scheme and width; by all rules, or only by those that look at colours and sizes.
  async axe(scheme, width, rules) {
    const { tab } = await open({ scheme, width: Number(width) });
    await players(tab);
    await tab.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
    await tab.evaluate(readFileSync(modules.resolve('axe-core/axe.min.js'), 'utf8'));
    const looks = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];
    // All that a page has is in it, so that there is nothing to fetch before.
    const options = { resultTypes: ['violations'], preload: false, ...(rules === 'looks' ? { runOnly: looks } : {}) };
    const found = await tab.evaluate(options => axe.run(document, options), options);
    say('serious', found.violations.filter(each => ['serious', 'critical'].includes(each.impact))
      .map(each => each.id + ': ' + each.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' + node.failureSummary).join(' / ')));
    say('passes', found.passes.length);
    say('overflow', await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth));
  },

  // Without a script, as in the preview of a mail program.
  async plain() {
    const { tab } = await open({ script: false });
    say('players', await tab.locator('.player:visible').count());
    say('buttons', await tab.locator('button:visible').count());
    await tab.locator('.witness summary').first().click();
    say('witness', await tab.locator('.witness pre').first().innerText());
    say('text', await tab.locator('main').innerText());
  },

  // On paper.
  async print() {
    const { tab } = await open();
    await players(tab);
    await tab.emulateMedia({ media: 'print' });
    await tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    say('players', await tab.locator('.player:visible').count());
    say('witnesses', await tab.locator('.witness pre:visible').count());
    await tab.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    say('open', await tab.locator('.witness[open]').count());
  },

  // A long trace.
  async long(play) {
    const { tab, heard } = await open();
    const player = tab.locator(`[data-play="${play}"]`);
    await player.locator('xpath=..').scrollIntoViewIfNeeded();
    await player.locator('.view').waitFor();
    await player.focus();
    await player.press('End');
    say('end', await player.locator('.where').textContent());
    say('rows', await player.locator('.op').count());
    say('current', await player.locator('.op[aria-current=step] .t').textContent());
    say('visible', await player.locator('.op[aria-current=step]').isVisible());
    say('elements', await tab.evaluate(() => document.querySelectorAll('*').length));
    say('errors', heard.errors);
  },

  // How long a step of a long trace takes.
  async frames(play) {
    const { tab } = await open();
    const player = tab.locator(`[data-play="${play}"]`);
    await player.locator('xpath=..').scrollIntoViewIfNeeded();
    await player.locator('.view').waitFor();
    const frames = await tab.evaluate(async name => {
      const slider = document.querySelector(`[data-play="${name}"] input[type=range]`);
      const times = [];
      for (let i = 0; i < 200; i++) {
        const began = performance.now();
        slider.value = String(Math.floor(i * Number(slider.max) / 200));
        slider.dispatchEvent(new Event('input'));
        document.body.offsetHeight;
        times.push(performance.now() - began);
      }
      return times.sort((a, b) => a - b);
    }, play);
    say('median', Math.round(frames[100] * 10) / 10);
    say('slowest', Math.round(frames[199] * 10) / 10);
  },

  // How soon it can be used: from the request until its script has run, and until a player has stepped.
  async time(play) {
    const { tab } = await open();
    say('loaded', await tab.evaluate(() => Math.round(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd)));
    const began = Date.now();
    const player = tab.locator(`[data-play="${play}"]`);
    await player.locator('xpath=..').scrollIntoViewIfNeeded();
    await player.locator('.view').waitFor();
    await player.press('ArrowLeft');
    say('stepped', Date.now() - began);
  },

  // A picture of a part of it, or of all of it.
  async shot(file, scheme, width, part) {
    const { tab } = await open({ scheme, width: Number(width) });
    await players(tab);
    await tab.evaluate(() => window.scrollTo(0, 0));
    if (part) {
      await tab.locator(part).first().scrollIntoViewIfNeeded();
      await tab.waitForTimeout(300);
      await tab.locator(part).first().screenshot({ path: file });
    } else {
      await tab.screenshot({ path: file });
    }
    say('shot', file);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [scenario, file, ...rest] = line.split('\t');
  page = file;
  try {
    await scenarios[scenario](...rest);
  } catch (error) {
    say('failure', error.message);
  }
  await context?.close();
  console.log('.');
}
await browser.close();
