// The search page: finds posts by an index that was built with the site. Documentation/search.md describes both.
const Search = (() => {
  "use strict";

  // Words, folded as the index has them

  const longestWord = 40;
  const fewestLetters = 4;
  const mostTerms = 10;
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

    // What must be found: for each different word of a query the ways to find it, each a list of words. A joined word is
    // found whole or by its parts, of which short ones, such as the "t" of "don't", must be equal.
    terms(query) {
      const terms = new Map();
      for (const { parts, whole } of this.words(query)) {
        const split = parts.map((part) => part.folded).filter(Boolean);
        if (split.length === 0 || terms.size === mostTerms) continue;
        terms.set(whole, [[this.wanted(whole)], ...(split.length > 1 ? [split.map((part) => this.wanted(part, true))] : [])]);
      }
      return [...terms.values()];
    }

    // A word with the beginning that it is found by
    wanted(word, isPart = false) {
      return { word, stem: this.stem(word), isExact: isPart && [...word].length < fewestLetters };
    }

    // The beginning that a word is found by.
    stem(word) {
      const letters = [...word];
      if (letters.length < fewestLetters) return word;
      return letters.slice(0, Math.max(fewestLetters, letters.length - this.shortenedBy)).join("");
    }
  }

  // Equal before beginning before shortened beginning; 0 for no hit
  const likeness = (folded, { word, stem, isExact }) => {
    if (folded === word) return 1;
    if (isExact) return 0;
    return folded.startsWith(word) ? 0.7 : folded.startsWith(stem) ? 0.5 : 0;
  };

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
  // What the page says beside the text: company, series, authors, tags, description, takeaways, lesson
  const beside = 5;
  const inText = 1;
  // In kB of index files that one query may load
  const mostLoaded = 36;

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

    file(name) {
      if (!this.files.has(name)) {
        const content = this.load(name);
        this.files.set(name, content);
        content.catch(() => this.files.delete(name));
      }
      return this.files.get(name);
    }

    // Posts that have every word of a query, the best first; where two are as good, the one with more of the words, then
    // the newer one. `section` has most of the words; `isTitle`: the title has them all. `isWhole` is false where not all
    // that begins like a word could be looked up; `loaded` says how many kB of index files the words took.
    async find(query) {
      const terms = this.folding.terms(query);
      const extent = { isWhole: true, loaded: 0 };
      let found = terms.length ? undefined : new Map();
      for (const ways of terms) {
        const hits = new Map();
        for (const words of ways) {
          const allowance = mostLoaded / terms.length / words.length;
          for (const [post, hit] of await this.every(words, allowance, extent)) merge(hits, post, hit);
        }
        found = found ? intersection(found, hits) : hits;
        if (found.size === 0) break;
      }
      const hits = [...found].map(([post, hit]) => ({
        post, score: hit.score, places: hit.sections.size, section: hit.bestSection, isTitle: hit.isTitle,
      }));
      hits.sort((a, b) => b.score - a.score || b.places - a.places || b.post - a.post);
      return Object.assign(hits, extent);
    }

    // Posts that have all of some words; together they count as one.
    async every(words, allowance, extent) {
      let found;
      for (const word of words) {
        const hits = await this.hits(word, allowance, extent);
        found = found ? intersection(found, hits) : hits;
      }
      for (const hit of found.values()) hit.score /= words.length;
      return found;
    }

    // Where a word or one that begins like it stands: hits by post
    async hits(wanted, allowance, extent) {
      const hits = new Map();
      for (const text of await this.wordParts(wanted, allowance, extent)) {
        for (const [word, places] of entries(text)) {
          const weight = likeness(word, wanted);
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
        // The first section is the title and what stands beside the text.
        const inPost = section - this.starts[post];
        const field = place % 2 ? (inPost ? inText : beside) : inPost ? inHeading : inTitle;
        if (!hits.has(post)) hits.set(post, new Hit());
        hits.get(post).see(inPost - 1, weight * field, field === inTitle);
      }
    }

    // The texts of the parts that may have a word: that of the word itself, then those of its beginnings, as many as may be
    // loaded
    async wordParts({ word, stem, isExact }, allowance, extent) {
      if (this.root.words) return this.root.words;
      const firsts = this.root.first_words;
      const partOf = (beginning) => {
        let part = 0;
        while (part + 1 < firsts.length && firsts[part + 1] <= beginning) part += 1;
        return part;
      };
      const own = partOf(word);
      const parts = [own];
      if (!isExact) {
        let last = own;
        while (last + 1 < firsts.length && firsts[last + 1].startsWith(stem)) last += 1;
        for (let part = own + 1; part <= last; part += 1) parts.push(part);
        for (let part = own - 1; part >= partOf(stem); part -= 1) parts.push(part);
      }
      let loaded = 0;
      const loadable = parts.filter((part, i) => {
        if (i > 0 && loaded >= allowance) return false;
        loaded += this.fileSizes[part];
        return true;
      });
      if (loadable.length < parts.length) extent.isWhole = false;
      extent.loaded += loaded;
      return Promise.all(loadable.map((part) => this.file(`${this.root.word_files}-${part}.json`)));
    }

    // Address and title of a post
    async post(number) {
      const { posts, post_files: files, posts_per_file: count } = this.root;
      const list = Math.floor(number / count);
      const entries = posts ? posts[list] : await this.file(`${files}-${list}.json`);
      const at = (number % count) * 2;
      return { address: `${this.root.base}${entries[at]}/`, title: entries[at + 1] };
    }

    // "5 results" in the language's own form; "5+ results" where there may be more
    count(number, isWhole = true) {
      const { forms, rules, group, minimum_grouping: least } = this.root.count;
      const holds = ([modulus, isNegated, ...ranges]) => {
        const value = modulus ? number % modulus : number;
        return pairs(ranges).some(([low, high]) => low <= value && value <= high) !== Boolean(isNegated);
      };
      const category = rules.find(([, ways]) => ways.some((relations) => relations.every(holds)))?.[0] ?? "other";
      const written = String(number);
      const grouped = written.length >= 3 + least ? written.replace(/\B(?=(\d{3})+$)/g, group) : written;
      const texts = new Map(pairs(forms));
      return (texts.get(category) ?? texts.get("other")).replaceAll("{n}", isWhole ? grouped : `${grouped}+`);
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
      // By section of the text, what its heading and text are worth
      this.sections = new Map();
    }

    // A place of the word; section -1 is no section of the text
    see(section, score, isTitle) {
      this.score = Math.max(this.score, score);
      this.isTitle ||= isTitle;
      if (section >= 0) this.sections.set(section, Math.max(this.sections.get(section) ?? 0, score));
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
      }, [0, 0])[0];
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
    const wanted = terms.flat(2);
    const isWanted = (folded) => wanted.some((word) => likeness(folded, word) > 0);
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
    const blocks = [...(page.querySelector("[data-searched]")?.children ?? [])];
    // Where authors may write HTML, headings that are not theirs say so.
    const isTold = blocks.some((block) => block.hasAttribute("data-section"));
    for (const element of blocks) {
      if (/^H[1-6]$/.test(element.tagName) && (isTold ? element.hasAttribute("data-section") : element.id)) {
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
      this.waiting = [];
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.search();
        this.isSettled = true;
      });
      addEventListener("popstate", () => {
        this.field.value = this.queryInAddress;
        this.isSettled = true;
        this.search();
      });
      this.field.addEventListener("focus", () => this.index().catch(() => {}), { once: true });
      this.field.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.search(), pause);
      });
      this.more.addEventListener("click", async () => (await this.showMore()[0])?.querySelector("a")?.focus());
      for (const part of [form, this.list]) part.addEventListener("keydown", (event) => this.press(event));
      // Whether the address holds a search that the way back should lead to
      this.isSettled = Boolean(this.queryInAddress);
      this.field.value = this.queryInAddress || this.field.value;
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
        this.show(hits.length ? index.count(hits.length, hits.isWhole) : nothing, hits, index, terms);
      } catch (error) {
        console.error(error);
        if (run === this.run) this.show(this.form.dataset.failed, []);
      } finally {
        clearTimeout(slow);
      }
    }

    get queryInAddress() { return new URLSearchParams(location.search).get("q") ?? ""; }

    // The address leads here again; what somebody only types on the way leaves no trace in the history.
    remember(query) {
      if (query === this.queryInAddress) return;
      const address = new URL(location);
      address.search = query ? new URLSearchParams({ q: query }) : "";
      if (this.isSettled) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
      this.isSettled = false;
    }

    announce(message) { this.status.textContent = message; }

    show(message, hits, index, terms) {
      this.announce(message);
      if (this.list.contains(document.activeElement)) this.field.focus();
      this.list.replaceChildren();
      this.waiting = hits.map((hit) => ({ hit, index, terms }));
      // Words that took much leave less for the pages of results.
      this.atATime = Math.max(3, resultsAtATime - Math.ceil(Math.max(0, (hits.loaded ?? 0) - mostLoaded) / 8));
      this.showMore();
    }

    // The next results; gives what ends when each is complete
    showMore() {
      const { run } = this;
      const items = this.waiting.splice(0, this.atATime).map(({ hit, index, terms }) => {
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
