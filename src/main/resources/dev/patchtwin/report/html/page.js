"use strict";
// The page is complete without this script; it adds the players, and buttons that copy commands. Everything that comes from the
// data is set as text, never as HTML.
(function () {
  var BITS = 5, MASK = 31, ROW = 28, MOST_LOG = 10;
  var bundles = JSON.parse(document.getElementById("plays").textContent);

  function make(tag, style, text) {
    var element = document.createElement(tag);
    if (style) { element.className = style; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  function add(parent) {
    for (var i = 1; i < arguments.length; i++) { parent.appendChild(arguments[i]); }
    return parent;
  }

  function copy(text, done) {
    function old() {
      var area = make("textarea");
      area.value = text;
      area.setAttribute("aria-hidden", "true");
      area.className = "unseen";
      document.body.appendChild(area);
      area.select();
      var copied = false;
      try { copied = document.execCommand("copy"); } catch (e) { copied = false; }
      area.remove();
      done(copied);
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(function () { done(true); }, old);
    } else {
      old();
    }
  }

  function copying(button, text) {
    var words = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      copy(text(), function (copied) {
        button.textContent = copied ? "Copied" : "Press Ctrl-C";
        setTimeout(function () { button.textContent = words; }, 1600);
      });
    });
  }

  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    button.hidden = false;
    copying(button, function () { return button.getAttribute("data-copy"); });
  });

  // A side's looks after every step are rebuilt from what changed; every so often all of them are kept, so that any step is near.
  function Side(scenes, slots) {
    this.scenes = scenes;
    this.every = 64;
    this.kept = [];
    var looks = new Array(slots).fill(-1);
    for (var i = 0; i < scenes.length; i++) {
      this.apply(looks, i);
      if (i % this.every === 0) { this.kept.push(looks.slice()); }
    }
  }
  Side.prototype.apply = function (looks, step) {
    var scene = this.scenes[step];
    for (var i = 2; i < scene.length; i += 2) { looks[scene[i]] = scene[i + 1]; }
  };
  Side.prototype.at = function (step) {
    var from = Math.floor(step / this.every);
    var looks = this.kept[from].slice();
    for (var i = from * this.every + 1; i <= step; i++) { this.apply(looks, i); }
    return looks;
  };

  /** Marks, of two lists of lines, those that the other list lacks; a line counts as often as it is there. */
  function mark(both) {
    return both.map(function (lines, side) {
      var left = new Map();
      both[1 - side].forEach(function (line) { left.set(line[1], (left.get(line[1]) || 0) + 1); });
      return lines.map(function (line) {
        var more = left.get(line[1]) || 0;
        left.set(line[1], more - 1);
        return [line[0], line[1], more <= 0];
      });
    });
  }

  function Player(root, play, legend) {
    this.root = root;
    this.play = play;
    this.legend = legend;
    this.step = 0;
    this.last = play.steps.length;
    this.pictured = legend && play.slots.length > 0;
    if (this.pictured) {
      this.before = new Side(play.before, play.slots.length);
      this.after = new Side(play.after, play.slots.length);
    }
    this.differing = [];
    for (var i = 0; i < play.steps.length; i++) {
      if (this.differs(play.steps[i])) { this.differing.push(i + 1); }
    }
    this.readLog();
    this.build();
    this.show(this.differing.length ? this.differing[0] : this.last);
  }

  Player.prototype.text = function (number) { return this.play.texts[number]; };

  Player.prototype.differs = function (step) {
    return (step.s && step.s.length === 1) || step.c.some(function (channel) { return channel.d; });
  };

  /** The lines of the log of each side, with the step that printed them. */
  Player.prototype.readLog = function () {
    var self = this, logs = [[], []];
    if (!this.legend) { this.logs = logs; return; }
    this.play.steps.forEach(function (step, index) {
      step.c.forEach(function (channel) {
        if (self.legend.log.indexOf(self.text(channel.n)) < 0) { return; }
        channel.b.forEach(function (line) { logs[0].push([index + 1, line]); });
        (channel.f || channel.b).forEach(function (line) { logs[1].push([index + 1, line]); });
      });
    });
    this.logs = logs;
  };

  Player.prototype.build = function () {
    var self = this, root = this.root;
    root.textContent = "";
    root.tabIndex = 0;
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", "Player: " + this.play.channel + ". Arrow keys step, N goes to the next difference, P to the one before");
    var bar = make("div", "bar-row"), steps = make("div", "steps");
    this.buttons = [["|◀", "First step", 0], ["◀", "Step back", -1], ["▶", "Step on", 1], ["▶|", "Last step", 2]].map(function (each) {
      var button = make("button", "", each[0]);
      button.type = "button";
      button.setAttribute("aria-label", each[1]);
      button.title = each[1];
      button.addEventListener("click", function () {
        self.show(each[2] === 0 ? 0 : each[2] === 2 ? self.last : self.step + each[2]);
      });
      steps.appendChild(button);
      return button;
    });
    this.next = make("button", "next", "Next difference");
    this.next.type = "button";
    this.next.addEventListener("click", function () { self.jump(1); });
    this.slider = make("input");
    this.slider.type = "range";
    this.slider.min = "0";
    this.slider.max = String(this.last);
    this.slider.setAttribute("aria-label", "Step");
    this.slider.addEventListener("input", function () { self.show(Number(self.slider.value)); });
    this.where = make("span", "where");
    this.where.setAttribute("aria-live", "polite");
    var link = make("button", "link", "Copy replay command");
    link.type = "button";
    copying(link, function () { return self.play.repro; });
    add(bar, steps, this.slider, this.where, this.next, link);
    var keys = make("span", "keys");
    [["←", " "], ["→", " step  "], ["Home", " "], ["End", " ends  "], ["N", " "], ["P", " differences"]].forEach(function (key) {
      add(keys, make("kbd", "", key[0]), document.createTextNode(key[1]));
    });
    bar.appendChild(keys);
    var stage = make("div", "stage");
    this.ops = make("div", "ops");
    this.ops.setAttribute("role", "group");
    this.ops.setAttribute("aria-label", "Operations");
    this.inner = make("div", "ops-inner");
    this.inner.style.height = (this.last + 1) * ROW + "px";
    this.ops.appendChild(this.inner);
    this.ops.addEventListener("scroll", function () { self.list(); });
    this.view = make("div", "view");
    add(stage, this.ops, this.view);
    add(root, bar, stage);
    if (this.pictured) { root.appendChild(this.explain()); }
    root.addEventListener("keydown", function (event) { self.key(event); });
    root.hidden = false;
  };

  Player.prototype.key = function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    var slides = event.target === this.slider;
    switch (event.key) {
      case "ArrowLeft": if (slides) { return; } this.show(this.step - 1); break;
      case "ArrowRight": if (slides) { return; } this.show(this.step + 1); break;
      case "Home": if (slides) { return; } this.show(0); break;
      case "End": if (slides) { return; } this.show(this.last); break;
      case "n": case "N": this.jump(1); break;
      case "p": case "P": this.jump(-1); break;
      default: return;
    }
    event.preventDefault();
  };

  Player.prototype.jump = function (way) {
    var step = this.step;
    var others = this.differing.filter(function (other) { return way > 0 ? other > step : other < step; });
    if (others.length) { this.show(way > 0 ? others[0] : others[others.length - 1]); }
  };

  Player.prototype.show = function (step) {
    this.step = Math.max(0, Math.min(this.last, step));
    this.slider.value = String(this.step);
    var differs = this.differing.indexOf(this.step) >= 0;
    this.where.textContent = this.step === 0 ? "start, of " + this.last : "step " + this.step + " of " + this.last + (differs ? " ≠" : "");
    this.buttons[0].disabled = this.buttons[1].disabled = this.step === 0;
    this.buttons[2].disabled = this.buttons[3].disabled = this.step === this.last;
    this.next.disabled = !this.differing.some(function (other) { return other > this.step; }, this);
    this.reveal();
    this.list();
    this.draw();
  };

  Player.prototype.reveal = function () {
    var top = this.step * ROW, height = this.ops.clientHeight;
    if (top < this.ops.scrollTop || top + ROW > this.ops.scrollTop + height) {
      this.ops.scrollTop = top - height / 2;
    }
  };

  /** Draws the operations that can be seen, and a few more. */
  Player.prototype.list = function () {
    var first = Math.max(0, Math.floor(this.ops.scrollTop / ROW) - 8);
    var end = Math.min(this.last + 1, first + Math.ceil((this.ops.clientHeight || 600) / ROW) + 17);
    var rows = document.createDocumentFragment(), focused = document.activeElement && this.inner.contains(document.activeElement);
    for (var i = first; i < end; i++) {
      rows.appendChild(this.row(i));
    }
    this.inner.textContent = "";
    this.inner.appendChild(rows);
    if (focused) {
      var current = this.inner.querySelector("[aria-current]");
      (current || self.root).focus({preventScroll: true});
    }
  };

  Player.prototype.row = function (i) {
    var self = this, row = make("button", "op");
    row.type = "button";
    row.style.top = i * ROW + "px";
    row.tabIndex = i === this.step ? 0 : -1;
    add(row, make("span", "n", i === 0 ? "" : String(i)), make("span", "t", i === 0 ? "start" : this.text(this.play.steps[i - 1].o)));
    if (i > 0) {
      row.title = this.text(this.play.steps[i - 1].o);
      if (this.play.steps[i - 1].a) { row.appendChild(make("span", "", "↯")); }
      if (this.differing.indexOf(i) >= 0) {
        var mark = make("span", "f", "≠");
        mark.title = "the sides differ";
        row.appendChild(mark);
      }
    }
    if (i === this.step) { row.setAttribute("aria-current", "step"); }
    row.addEventListener("click", function () { self.show(i); });
    return row;
  };

  Player.prototype.draw = function () {
    var view = document.createDocumentFragment(), self = this;
    var step = this.step === 0 ? null : this.play.steps[this.step - 1];
    view.appendChild(make("p", "doing", step ? this.text(step.o) : "start"));
    if (step && step.a) {
      var answers = make("ul", "answers");
      step.a.forEach(function (answer) { answers.appendChild(make("li", "", self.text(answer))); });
      view.appendChild(answers);
    }
    var unlike = step ? step.c.filter(function (channel) { return channel.d; }) : [];
    var alike = step ? step.c.filter(function (channel) { return !channel.d; }) : [];
    if (unlike.length || step && step.s) { view.appendChild(this.said(unlike, step.s)); }
    if (this.pictured) { view.appendChild(this.panes()); }
    if (alike.length) { view.appendChild(this.rest(alike)); }
    this.view.textContent = "";
    this.view.appendChild(view);
  };

  Player.prototype.panes = function () {
    var panes = make("div", "panes"), self = this;
    add(panes, make("h4", "before", "Before"), make("h4", "after", "After"));
    var looks = [this.before.at(this.step), this.after.at(this.step)];
    var past = this.step === 0 ? looks : [this.before.at(this.step - 1), this.after.at(this.step - 1)];
    this.legend.kinds.forEach(function (kind, number) {
      var slots = [];
      self.play.slots.forEach(function (slot, index) { if (slot[1] === number) { slots.push(index); } });
      if (!slots.length) { return; }
      panes.appendChild(make("p", "group", kind));
      [0, 1].forEach(function (side) {
        var list = make("ul", "cells " + (side ? "after" : "before"));
        slots.forEach(function (slot) {
          list.appendChild(self.cell(slot, looks[side][slot], looks[1 - side][slot], past[side][slot]));
        });
        panes.appendChild(list);
      });
    });
    this.trees(panes);
    this.notes(panes);
    this.log(panes);
    return panes;
  };

  Player.prototype.cell = function (slot, look, other, past) {
    var name = this.play.slots[slot][0], cell = make("li", "cell"), says = name + ": ";
    if (look < 0) {
      cell.className += " cell-none";
      add(cell, make("span", "m", ""), make("span", "w", name));
      says += "no " + this.legend.cell + " is there";
    } else {
      var state = this.legend.states[look >> BITS & MASK], owner = this.legend.owners[look & MASK];
      cell.className += " cell-" + state.tone;
      add(cell, make("span", "m", state.mark), make("span", "w", name));
      says += state.name + ", " + state.meaning;
      if ((look & MASK) !== 0) {
        cell.appendChild(make("span", "o", owner.name));
        says += "; " + owner.name + ", " + owner.meaning;
      }
    }
    if (look !== past) { cell.className += " moved"; says += "; changed in this step"; }
    if (look !== other) { cell.className += " unequal"; says += "; the other side differs"; }
    cell.title = says;
    cell.appendChild(make("span", "unseen", says.slice(name.length)));
    return cell;
  };

  Player.prototype.scene = function (side) { return (side ? this.play.after : this.play.before)[this.step]; };

  Player.prototype.trees = function (panes) {
    var self = this, all = [0, 1].map(function (side) { return self.play.trees[self.scene(side)[0]]; });
    if (!all[0].length && !all[1].length) { return; }
    panes.appendChild(make("p", "group", "Trees"));
    [0, 1].forEach(function (side) {
      panes.appendChild(self.tree(all[side], all[1 - side], "tree " + (side ? "after" : "before")));
    });
  };

  /** Branches are numbers of texts, each followed by an array of what hangs below it; equal ones are paired in order. */
  Player.prototype.tree = function (branches, others, style) {
    var list = make("ul", style), left = [];
    for (var j = 0; others && j < others.length; j++) {
      if (typeof others[j] === "number") { left.push([others[j], Array.isArray(others[j + 1]) ? others[j + 1] : null]); }
    }
    for (var i = 0; i < branches.length; i++) {
      if (typeof branches[i] !== "number") { continue; }
      var at = left.findIndex(function (other) { return other[0] === branches[i]; });
      var item = make("li"), text = make("span", at < 0 ? "unequal" : "", this.text(branches[i]));
      item.appendChild(text);
      if (Array.isArray(branches[i + 1])) {
        item.appendChild(this.tree(branches[i + 1], at < 0 ? [] : left[at][1] || [], ""));
      }
      if (at >= 0) { left.splice(at, 1); }
      list.appendChild(item);
    }
    return list;
  };

  Player.prototype.notes = function (panes) {
    var self = this, all = [0, 1].map(function (side) { return self.play.notes[self.scene(side)[1]]; });
    var headings = [];
    all.forEach(function (notes) {
      notes.forEach(function (note) { if (headings.indexOf(note[0]) < 0) { headings.push(note[0]); } });
    });
    headings.forEach(function (heading) {
      var lines = all.map(function (notes) {
        var found = notes.filter(function (note) { return note[0] === heading; });
        return found.length ? found[0].slice(1) : [];
      });
      if (!lines[0].length && !lines[1].length) { return; }
      panes.appendChild(make("p", "group", self.text(heading)));
      var marked = mark(lines.map(function (texts) {
        return texts.map(function (text) { return [0, text]; });
      }));
      [0, 1].forEach(function (side) { panes.appendChild(self.lines(marked[side], side)); });
    });
  };

  Player.prototype.log = function (panes) {
    var self = this;
    if (!this.logs[0].length && !this.logs[1].length) { return; }
    panes.appendChild(make("p", "group", "Log"));
    var shown = mark(this.logs.map(function (log) {
      return log.filter(function (line) { return line[0] <= self.step; });
    }));
    [0, 1].forEach(function (side) {
      var all = shown[side], list = self.lines(all.slice(-MOST_LOG), side);
      if (all.length > MOST_LOG) {
        list.insertBefore(make("li", "nothing", all.length - MOST_LOG + " earlier lines"), list.firstChild);
      }
      panes.appendChild(list);
    });
  };

  /** Lines are a step, 0 for none, a text, and whether the other side lacks it. */
  Player.prototype.lines = function (lines, side) {
    var list = make("ul", "lines " + (side ? "after" : "before")), self = this;
    lines.forEach(function (line) {
      var item = make("li", line[0] > 0 && line[0] === self.step ? "fresh" : "");
      if (line[2]) { item.className += " unequal"; }
      if (line[0] > 0) { item.appendChild(make("span", "n", line[0] + "  ")); }
      item.appendChild(document.createTextNode(self.text(line[1])));
      list.appendChild(item);
    });
    if (!lines.length) { list.appendChild(make("li", "nothing", "nothing")); }
    return list;
  };

  /** What both sides showed alike; as open as the reader left it. */
  Player.prototype.rest = function (channels) {
    var self = this, rest = make("details", "rest");
    rest.open = this.open || !this.pictured;
    rest.addEventListener("toggle", function () { self.open = rest.open; });
    return add(rest, make("summary", "", "What both sides showed alike"), this.said(channels));
  };

  /** What both sides showed in a step, channel by channel, and which of them stopped. */
  Player.prototype.said = function (channels, stopped) {
    var self = this, said = make("div", "said"), table = make("table"), head = make("tr"), body = make("tbody");
    ["Channel", "Before", "After"].forEach(function (word, i) {
      var cell = make("th", i === 0 ? "" : i === 1 ? "before" : "after", word);
      cell.scope = "col";
      head.appendChild(cell);
    });
    channels.forEach(function (channel) {
      var row = make("tr", channel.d ? "unlike" : ""), name = make("th", "", self.text(channel.n));
      name.scope = "row";
      row.appendChild(name);
      if (!channel.f) {
        var both = self.words(channel.b);
        row.className += " alike";
        both.colSpan = 2;
        row.appendChild(both);
      } else {
        add(row, self.words(channel.b), self.words(channel.f));
      }
      body.appendChild(row);
    });
    if (stopped) {
      var row = make("tr", stopped.length === 1 ? "unlike" : ""), name = make("th", "", "stopped");
      var sides = stopped.map(function (side) { return self.text(side); });
      name.scope = "row";
      add(row, name, make("td", "", sides.indexOf("before") < 0 ? "goes on" : "stopped for good"), make("td", "", sides.indexOf("after") < 0 ? "goes on" : "stopped for good"));
      body.appendChild(row);
    }
    add(table, add(make("thead"), head), body);
    return add(said, table);
  };

  Player.prototype.words = function (numbers) {
    var self = this;
    return make("td", "", numbers.length ? numbers.map(function (number) { return self.text(number); }).join("\n") : "(nothing)");
  };

  Player.prototype.explain = function () {
    var legend = make("div", "legend");
    this.legend.states.forEach(function (state) {
      var item = make("span", "s"), mark = make("b", "cell-" + state.tone, state.mark);
      item.title = state.meaning;
      add(item, mark, document.createTextNode(state.name));
      legend.appendChild(item);
    });
    var moved = make("span", "s", "underlined: changed in this step");
    var unequal = make("span", "s", "outlined: the other side differs");
    add(legend, moved, unequal);
    return legend;
  };

  function start(root) {
    if (root.dataset.started) { return; }
    root.dataset.started = "yes";
    var bundle = bundles[Number(root.dataset.bundle)];
    new Player(root, bundle.plays[root.dataset.play], bundle.legend);
  }

  // On paper nobody can open what is closed.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (details) {
      details.open = true;
      details.dataset.closed = "yes";
    });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll("details[data-closed]").forEach(function (details) {
      details.open = false;
      delete details.dataset.closed;
    });
  });

  // A player is built when it comes near: most readers look at one of them.
  var players = document.querySelectorAll(".player");
  if ("IntersectionObserver" in window) {
    var near = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (entry.isIntersecting) {
          near.unobserve(entry.target);
          start(entry.target.querySelector(".player"));
        }
      });
    }, {rootMargin: "600px"});
    players.forEach(function (player) { near.observe(player.parentNode); });
  } else {
    players.forEach(start);
  }
})();
