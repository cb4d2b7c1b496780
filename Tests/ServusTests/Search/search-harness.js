// Runs the search page's script without a page. Standard input is JSON: { script, task, … }; standard output is JSON too.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const request = JSON.parse(fs.readFileSync(0, "utf8"));
vm.runInThisContext(`${fs.readFileSync(request.script, "utf8")}\nglobalThis.Search = Search;`, request.script);

const readJSON = (file) => JSON.parse(fs.readFileSync(file, "utf8"));

const openIndex = (site, language) => {
  const html = fs.readFileSync(path.join(site, language, "search", "index.html"), "utf8");
  const root = html.match(/data-index="([^"]+)"/)[1];
  const folder = path.join(site, path.dirname(root));
  return new Search.Index(readJSON(path.join(site, root)), async (name) => readJSON(path.join(folder, name)));
};

const tasks = {
  // For each [language, query] the addresses of what is found, with the number of the section, and the count in words
  async find({ site, queries }) {
    const indexes = new Map();
    const answers = [];
    for (const [language, query] of queries) {
      if (!indexes.has(language)) indexes.set(language, openIndex(site, language));
      const index = indexes.get(language);
      const hits = await index.find(query);
      const found = [];
      for (const hit of hits) {
        const { address, title } = await index.post(hit.post);
        found.push({ address, title, section: hit.isTitle ? 0 : hit.section });
      }
      answers.push({ found, count: index.count(hits.length) });
    }
    return answers;
  },

  // The folded words of each text in their order, parts before wholes
  fold({ rules, texts }) {
    const folding = new Search.Folding(rules);
    return texts.map((text) => folding.words(text).flatMap(({ parts, whole }) => {
      const words = parts.map((part) => part.folded).filter(Boolean);
      return words.length > 1 ? [...words, whole] : words;
    }));
  },

  // The snippet of each [text, query], with marked words in brackets
  snippet({ rules, texts }) {
    const folding = new Search.Folding(rules);
    return texts.map(([text, query]) => {
      const pieces = Search.snippet(text, folding, folding.terms(query));
      return pieces?.map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text)).join("") ?? "";
    });
  },

  // "5 results" for each number
  count({ root, numbers, isWhole }) {
    const index = new Search.Index(root, () => undefined);
    return numbers.map((number) => index.count(number, isWhole));
  },
};

Promise.resolve(tasks[request.task](request)).then((answer) => process.stdout.write(JSON.stringify(answer)));
