// The search page: finds posts by an index that was built with the site. Documentation/search.md describes both.
const Search = (() => {
  "use strict";

  // Words, folded as the index has them

  const longestWord = 40;
  const fewestLetters = 4;
  const unseen = "\\p{M}\\u00AD\\u200C\\u200D\\u2060\\uFEFF";
  const run = `[\\p{L}\\p{N}][\\p{L}\\p{N}${unseen}]*`;
  const joiner = "['\\u002D\\u2018\\u2019\\u2010-\\u2014]";
  const wordPattern = new RegExp(`${run}(?:${joiner}[${unseen}]*${run})*`, "gu");
  const partPattern = new RegExp(run, "gu");
  const unseenPattern = new RegExp(`[${unseen}]`, "gu");

  const pairs = (list) => list.flatMap((key, i) => (i % 2 ? [] : [[key, list[i + 1]]]));

  class Folding {
    constructor(rules) {
      this.letters = new Map(pairs(rules.letters));
      this.kept = new Set(rules.kept);
      this.shortenedBy = rules.shortened_by;
      this.spellings = new Map();
    }

    fold(text) {
      let folded = "";
      for (const letter of text.normalize("NFC")) folded += this.spelling(letter);
      return folded.length > longestWord ? [...folded].slice(0, longestWord).join("") : folded;
    }

    spelling(letter) {
      let spelling = this.spellings.get(letter);
      if (spelling === undefined) {
        spelling = [...letter.toLowerCase()].map((lower) => this.lowerSpelling(lower)).join("");
        this.spellings.set(letter, spelling);
      }
      return spelling;
    }

    lowerSpelling(letter) {
      if (this.kept.has(letter)) return letter;
      if (this.letters.has(letter)) return this.letters.get(letter);
      const bases = letter.normalize("NFD").replace(unseenPattern, "");
      return [...bases].map((base) => this.letters.get(base) ?? base).join("");
    }

    // The words of a text in order. A word such as "e-mail" has two parts, and "email" as its whole.
    words(text) {
      return [...text.replaceAll("\u02BC", "'").matchAll(wordPattern)].map(({ 0: word, index: start }) => {
        const parts = [...word.matchAll(partPattern)].map(({ 0: part, index }) => ({
          start: start + index, end: start + index + part.length, folded: this.fold(part),
        }));
        const whole = parts.map((part) => part.folded).join("");
        return { start, end: start + word.length, parts, whole: [...whole].slice(0, longestWord).join("") };
      });
    }

    // What must be found: for each word of a query the ways to find it, each a list of folded words.
    terms(query) {
      return this.words(query).map(({ parts, whole }) => {
        const split = parts.map((part) => part.folded).filter(Boolean);
        return split.length > 1 ? [[whole], split] : [split];
      }).filter((ways) => ways[0].length > 0);
    }

    // The beginning that a word is found by.
    stem(word) {
      const letters = [...word];
      if (letters.length < fewestLetters) return word;
      return letters.slice(0, Math.max(fewestLetters, letters.length - this.shortenedBy)).join("");
    }
  }

  // Equal before beginning before shortened beginning; 0 for no hit
  const likeness = (word, wanted, stem) =>
    word === wanted ? 1 : word.startsWith(wanted) ? 0.7 : word.startsWith(stem) ? 0.5 : 0;

  // The index

  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%'()*+,-./:;=?@[]^_`{|}";
  const base = digits.length / 2;
  const digitValues = new Map([...digits].map((digit, value) => [digit, value]));

  const numbers = (text) => {
    const numbers = [];
    let number = 0;
    let unit = 1;
    for (const character of text) {
      const digit = digitValues.get(character);
      number += digit * unit;
      if (digit < base) {
        numbers.push(number);
        number = 0;
        unit = 1;
      } else {
        // The digit is larger by `base` since the next unit counts from 1.
        unit *= base;
      }
    }
    return numbers;
  };

  const inTitle = 100;
  const inHeading = 10;
  const inText = 1;
  // In kB of index files that one query may load
  const mostLoaded = 44;

  class Index {
    // load: gives the content of a file that the index names
    constructor(root, load) {
      this.root = root;
      this.load = load;
      this.folding = new Folding(root.folding);
      this.files = new Map();
      // By post, the number of its first section; one more at the end
      this.starts = [0];
      for (const count of numbers(root.sections)) this.starts.push(this.starts.at(-1) + count);
      this.fileSizes = numbers(root.word_file_sizes ?? "");
    }

    get postCount() { return this.starts.length - 1; }

    file(name) {
      if (!this.files.has(name)) {
        const content = this.load(name);
        this.files.set(name, content);
        content.catch(() => this.files.delete(name));
      }
      return this.files.get(name);
    }

    // Posts that have every word of a query, the best first, the newer one where two are as good. `section` has most of
    // the words; `isTitle`: the title has them all.
    async find(query) {
      const terms = this.folding.terms(query);
      if (terms.length === 0) return [];
      const allowance = mostLoaded / terms.length;
      let found;
      for (const ways of terms) {
        const hits = new Map();
        for (const words of ways) {
          const all = await this.every(words, allowance / words.length);
          for (const [post, hit] of all) merge(hits, post, hit);
        }
        found = found ? intersection(found, hits) : hits;
        if (found.size === 0) break;
      }
      return [...found]
        .map(([post, hit]) => ({ post, score: hit.score, section: hit.bestSection, isTitle: hit.isTitle }))
        .sort((a, b) => b.score - a.score || b.post - a.post);
    }

    async every(words, allowance) {
      let found;
      for (const word of words) {
        const hits = await this.hits(word, allowance);
        found = found ? intersection(found, hits) : hits;
      }
      return found;
    }

    // Where a word or one that begins like it stands: hits by post
    async hits(wanted, allowance) {
      const stem = this.folding.stem(wanted);
      const hits = new Map();
      for (const text of await this.wordParts(stem, allowance)) {
        for (const [word, places] of entries(text)) {
          const weight = likeness(word, wanted, stem);
          if (weight > 0) this.addHits(places, weight, hits);
        }
      }
      return hits;
    }

    addHits(places, weight, hits) {
      let place = -1;
      let post = 0;
      for (const distance of numbers(places)) {
        place += distance + 1;
        const section = place >> 1;
        while (this.starts[post + 1] <= section) post += 1;
        const inPost = section - this.starts[post];
        const field = place % 2 ? inText : inPost ? inHeading : inTitle;
        if (!hits.has(post)) hits.set(post, new Hit());
        hits.get(post).see(inPost, weight * field, field === inTitle);
      }
    }

    // The texts of the parts that may have words with a beginning, as many as may be loaded
    async wordParts(stem, allowance) {
      if (this.root.words) return this.root.words;
      const firsts = this.root.first_words;
      let part = 0;
      while (part + 1 < firsts.length && firsts[part + 1] <= stem) part += 1;
      const parts = [];
      let loaded = 0;
      do {
        parts.push(part);
        loaded += this.fileSizes[part];
        part += 1;
      } while (part < firsts.length && firsts[part].startsWith(stem) && loaded < allowance);
      return Promise.all(parts.map((part) => this.file(`${this.root.word_files}-${part}.json`)));
    }

    // Address and title of a post
    async post(number) {
      const { posts, post_files: files, posts_per_file: count } = this.root;
      const list = Math.floor(number / count);
      const entries = posts ? posts[list] : await this.file(`${files}-${list}.json`);
      const at = (number % count) * 2;
      return { address: `${this.root.base}${entries[at]}/`, title: entries[at + 1] };
    }

    // "5 results" in the language's own form
    count(number) {
      const { forms, rules, group, minimum_grouping: least } = this.root.count;
      const holds = ([modulus, isNegated, ...ranges]) => {
        const value = modulus ? number % modulus : number;
        return pairs(ranges).some(([low, high]) => low <= value && value <= high) !== Boolean(isNegated);
      };
      const category = rules.find(([, ways]) => ways.some((relations) => relations.every(holds)))?.[0] ?? "other";
      const written = String(number);
      const grouped = written.length >= 3 + least ? written.replace(/\B(?=(\d{3})+$)/g, group) : written;
      const texts = new Map(pairs(forms));
      return (texts.get(category) ?? texts.get("other")).replaceAll("{n}", grouped);
    }
  }

  // The words of a part with their places, which stay written as they are
  function* entries(text) {
    const items = text.split(" ");
    let word = "";
    for (let i = 0; i + 1 < items.length; i += 2) {
      word = word.slice(0, digitValues.get(items[i][0])) + items[i].slice(1);
      yield [word, items[i + 1]];
    }
  }

  // What is known of a post that has the words so far
  class Hit {
    constructor() {
      this.score = 0;
      this.isTitle = false;
      // By section, what its heading and text are worth; the title belongs to the page as a whole
      this.sections = new Map();
    }

    // A place of the word
    see(section, score, isTitle) {
      this.score = Math.max(this.score, score);
      this.isTitle ||= isTitle;
      this.sections.set(section, Math.max(this.sections.get(section) ?? 0, isTitle ? 0 : score));
    }

    // The same word found in another way: the better one counts
    merge(other) {
      this.score = Math.max(this.score, other.score);
      this.isTitle ||= other.isTitle;
      for (const [section, score] of other.sections) {
        this.sections.set(section, Math.max(this.sections.get(section) ?? 0, score));
      }
    }

    // Another word
    add(other) {
      this.score += other.score;
      this.isTitle &&= other.isTitle;
      for (const [section, score] of other.sections) {
        this.sections.set(section, (this.sections.get(section) ?? 0) + score);
      }
    }

    get bestSection() {
      return [...this.sections].reduce((best, next) => {
        return next[1] > best[1] || (next[1] === best[1] && next[0] < best[0]) ? next : best;
      })[0];
    }
  }

  const merge = (hits, post, hit) => {
    if (hits.has(post)) hits.get(post).merge(hit); else hits.set(post, hit);
  };

  const intersection = (found, hits) => {
    for (const [post, hit] of found) {
      const other = hits.get(post);
      if (other) hit.add(other); else found.delete(post);
    }
    return found;
  };

  // What is shown

  const snippetLength = 180;

  // The ranges of a text that a query means
  const matches = (text, folding, terms) => {
    const wanted = [...new Set(terms.flat(2))].map((word) => [word, folding.stem(word)]);
    const isWanted = (folded) => wanted.some(([word, stem]) => likeness(folded, word, stem) > 0);
    return folding.words(text).flatMap(({ start, end, parts, whole }) => {
      if (parts.length > 1 && isWanted(whole)) return [{ start, end, folded: whole }];
      return parts.filter((part) => isWanted(part.folded));
    });
  };

  // A text as pieces that are marked or not: { text, isMarked }
  const marked = (text, ranges, start = 0, end = text.length) => {
    const pieces = [];
    let at = start;
    for (const range of ranges) {
      if (range.start < start || range.end > end) continue;
      pieces.push({ text: text.slice(at, range.start), isMarked: false });
      pieces.push({ text: text.slice(range.start, range.end), isMarked: true });
      at = range.end;
    }
    pieces.push({ text: text.slice(at, end), isMarked: false });
    return pieces.filter((piece) => piece.text);
  };

  // The part of a text with most of the words, cut between words; nothing where it has none of them
  const snippet = (text, folding, terms) => {
    const plain = text.replace(/\s+/g, " ").trim();
    const ranges = matches(plain, folding, terms);
    if (ranges.length === 0) return undefined;
    let best = 0;
    let most = 0;
    for (const [first, range] of ranges.entries()) {
      const within = ranges.slice(first).filter((other) => other.end - range.start <= snippetLength - 40);
      const distinct = new Set(within.map((other) => other.folded)).size;
      if (distinct > most) [best, most] = [first, distinct];
    }
    let start = Math.max(0, ranges[best].start - 40);
    if (start > 0) start = plain.indexOf(" ", start - 1) + 1;
    let end = Math.min(plain.length, start + snippetLength);
    if (end < plain.length) end = Math.max(plain.lastIndexOf(" ", end), ranges[best].end);
    const pieces = marked(plain, ranges, start, end);
    if (start > 0) pieces.unshift({ text: "… ", isMarked: false });
    if (end < plain.length) pieces.push({ text: " …", isMarked: false });
    return pieces;
  };

  // The sections of a page as the index counts them: { id, heading, text }
  const sectionsOf = (page) => {
    const sections = [{ id: "", heading: "", text: "" }];
    for (const element of page.querySelector("[data-searched]")?.children ?? []) {
      if (/^H[1-6]$/.test(element.tagName) && element.id) {
        sections.push({ id: element.id, heading: element.textContent, text: "" });
      } else {
        sections.at(-1).text += `${element.textContent} `;
      }
    }
    return sections;
  };

  // What a page says about its post: takeaways, lesson, tags
  const textsBeside = (page) => [...page.querySelectorAll("[data-searched-too]")].map(({ textContent }) => textContent);

  const element = (name, className, content = []) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };

  const nodes = (pieces) => pieces.map(({ text, isMarked }) => (isMarked ? element("mark", "", [text]) : text));

  const read = async (address, options) => {
    const response = await fetch(address, options);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return response;
  };

  const resultsAtATime = 8;
  const pause = 150;

  class SearchPage {
    constructor(form) {
      this.form = form;
      this.field = form.querySelector("input");
      this.status = document.querySelector("[data-status]");
      this.list = document.querySelector("[data-results]");
      this.more = document.querySelector("[data-more]");
      this.run = 0;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.search();
      });
      this.field.addEventListener("focus", () => this.index().catch(() => {}), { once: true });
      this.field.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.search(), pause);
      });
      this.more.addEventListener("click", async () => (await this.showMore()[0])?.querySelector("a")?.focus());
      for (const part of [form, this.list]) part.addEventListener("keydown", (event) => this.press(event));
      this.field.value = new URLSearchParams(location.search).get("q") ?? this.field.value;
      if (this.field.value) this.search();
      else if (!matchMedia("(pointer: coarse)").matches) this.field.focus();
    }

    // Loaded on first use, and anew after a failure
    index() {
      const { index } = this.form.dataset;
      this.loading ??= read(index)
        .then((response) => response.json())
        .then((root) => new Index(root, async (name) => {
          return (await read(new URL(name, new URL(index, location)))).json();
        }));
      this.loading.catch(() => { this.loading = undefined; });
      return this.loading;
    }

    async search() {
      clearTimeout(this.timer);
      const query = this.field.value.trim();
      if (query === this.query && this.list.hasChildNodes()) return;
      this.query = query;
      this.run += 1;
      const { run } = this;
      this.remember(query);
      if (!query) return this.show("", []);
      const slow = setTimeout(() => {
        if (run === this.run) this.announce(this.form.dataset.loading);
      }, pause);
      try {
        const index = await this.index();
        const hits = await index.find(query);
        if (run !== this.run) return;
        const { nothing } = this.form.dataset;
        const terms = index.folding.terms(query);
        this.show(hits.length ? index.count(hits.length) : nothing, hits, index, terms);
      } catch (error) {
        console.error(error);
        if (run === this.run) this.show(this.form.dataset.failed, []);
      } finally {
        clearTimeout(slow);
      }
    }

    // The address leads here again
    remember(query) {
      const address = new URL(location);
      address.search = query ? new URLSearchParams({ q: query }) : "";
      history.replaceState(null, "", address);
    }

    announce(message) { this.status.textContent = message; }

    show(message, hits, index, terms) {
      this.announce(message);
      if (this.list.contains(document.activeElement)) this.field.focus();
      this.list.replaceChildren();
      this.waiting = hits.map((hit) => ({ hit, index, terms }));
      this.showMore();
    }

    // The next results; gives what ends when each is complete
    showMore() {
      const { run } = this;
      const items = this.waiting.splice(0, resultsAtATime).map(({ hit, index, terms }) => {
        const item = element("li", "result");
        this.list.append(item);
        return this.fill(item, hit, index, terms, () => run === this.run).then(() => item);
      });
      this.more.hidden = this.waiting.length === 0;
      return items;
    }

    // A result: its title at once, its section and the words around when the page itself is here
    async fill(item, hit, index, terms, isCurrent) {
      try {
        const { address, title } = await index.post(hit.post);
        const link = element("a", "", nodes(marked(title, matches(title, index.folding, terms))));
        link.href = address;
        item.append(element("h2", "result-title", [link]));
        if (!isCurrent()) return;
        const page = new DOMParser().parseFromString(await (await read(address)).text(), "text/html");
        if (!isCurrent()) return;
        const sections = sectionsOf(page);
        const section = sections[hit.section] ?? sections[0];
        if (section.id && !hit.isTitle) {
          link.hash = section.id;
          const heading = marked(section.heading, matches(section.heading, index.folding, terms));
          item.append(element("p", "result-section", nodes(heading)));
        }
        const description = page.querySelector("meta[name=description]")?.content ?? "";
        const texts = [section.text, description, ...textsBeside(page)];
        const pieces = texts.reduce((found, text) => found ?? snippet(text, index.folding, terms), undefined)
          ?? [{ text: description, isMarked: false }];
        item.append(element("p", "result-text", nodes(pieces)));
      } catch (error) {
        // Without the page the title has to do.
        console.error(error);
      }
    }

    press(event) {
      if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const links = [...this.list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "ArrowDown" && at + 1 < links.length) links[at + 1].focus();
      else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? this.field).focus();
      else if (event.key === "Escape" && at >= 0) this.field.focus();
      else if (event.key === "Escape" && this.field.value) {
        this.field.value = "";
        this.search();
      } else return;
      event.preventDefault();
    }
  }

  const start = () => {
    for (const form of document.querySelectorAll("form[data-index]")) new SearchPage(form);
  };

  return { Folding, Index, snippet, matches, marked, start };
})();

if (typeof document !== "undefined") Search.start();
