// The telephone page: one call at a time, led through the stand-in's control API.

const el = (id) => document.getElementById(id);
const phone = el("phone");
const log = el("log");
const line = el("line");
const talkButtons = el("say").querySelectorAll("input, button");
const call = { id: null, startedAt: 0, timer: 0, isBusy: false };

async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message ?? answer.error ?? `The telephone answered ${response.status}.`);
  return answer;
}

function show(problem) {
  el("problem").hidden = !problem;
  el("problem").textContent = problem ?? "";
}

function setState(state) {
  el("dial-title").textContent = { idle: "Who to ring", ringing: "Ringing", talking: "On the line" }[state];
  phone.dataset.state = state;
  for (const control of talkButtons) control.disabled = state !== "talking";
  if (state === "talking") line.focus();
}

function add(className, text, tag = "li") {
  const item = document.createElement(tag);
  item.className = className;
  item.textContent = text;
  log.append(item);
  item.scrollIntoView({ block: "end" });
  return item;
}

// What each tool does, as a person would say it.
const TOOL_WORDS = {
  lookup_availability: "Looked for free times",
  book_appointment: "Booked an appointment",
  find_appointments: "Looked for appointments",
  reschedule_appointment: "Moved an appointment",
  cancel_appointment: "Cancelled an appointment",
  send_booking_sms: "Sent a text",
  take_message: "Took a message",
  answer_question: "Looked up an answer",
  transfer_call: "Transferred the call",
  end_call: "Hung up",
};

function addTool({ name, args, result, successful }) {
  const outcome = successful ? (result?.data?.outcome ?? result?.outcome) : "failed";
  const item = add(`tool ${successful ? "good" : "bad"}`, "");
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = [TOOL_WORDS[name] ?? name, String(outcome ?? "").replaceAll("_", " ")]
    .filter(Boolean)
    .join(": ");
  const more = document.createElement("pre");
  more.textContent = `${name}\n${JSON.stringify(args, null, 2)}\n${JSON.stringify(result, null, 2)}`;
  details.append(summary, more);
  item.append(details);
}

function addAnswer(answer) {
  for (const step of answer.steps ?? []) {
    if (step.tool) addTool(step.tool);
    else {
      add("turn receptionist", step.say);
      readAloud(step.say);
    }
  }
  if (answer.is_over) end(answer.call);
}

function end(report) {
  clearInterval(call.timer);
  call.id = null;
  setState("idle");
  if (!report) return;
  const seconds = Math.round((report.duration_ms ?? 0) / 1000);
  const who = { user_hangup: "You hung up", agent_hangup: "The receptionist hung up" }[report.disconnection_reason];
  const card = add("ended", "");
  const facts = document.createElement("p");
  facts.textContent = `${who ?? `Ended: ${report.disconnection_reason}`} after ${clock(seconds)}. ${report.call_analysis?.call_summary ?? ""}`;
  const id = document.createElement("p");
  id.className = "mute";
  id.textContent = report.call_id;
  card.append(facts, id);
  if (report.recording_url) {
    const audio = document.createElement("audio");
    audio.controls = true;
    audio.preload = "none";
    audio.src = report.recording_url;
    audio.setAttribute("aria-label", "Recording of the call");
    card.append(audio);
  }
  card.scrollIntoView({ block: "end" });
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

async function dial(event) {
  event.preventDefault();
  show(null);
  const to = `+${el("to").value.replace(/\D/g, "")}`;
  const from = el("from").value.replace(/[^+\d]/g, "");
  log.replaceChildren();
  add("empty", "Ringing ...");
  el("party").textContent = document.querySelector(".number:has(:checked) span")?.textContent ?? to;
  el("clock").textContent = "0:00";
  setState("ringing");
  try {
    const answer = await post("/_sim/calls", { to_number: to, from_number: from || null });
    log.replaceChildren();
    if (!answer.call_id) {
      add("empty", `Nobody picked up: ${answer.reason}.`);
      return setState("idle");
    }
    call.id = answer.call_id;
    call.startedAt = Date.now();
    call.timer = setInterval(() => {
      el("clock").textContent = clock(Math.round((Date.now() - call.startedAt) / 1000));
    }, 500);
    setState("talking");
    addAnswer(answer);
  } catch (problem) {
    log.replaceChildren();
    setState("idle");
    show(problem.message);
  }
}

/** Sends one thing that the caller does; lines typed meanwhile wait for the answer. */
async function tell(body, shown) {
  if (!call.id || call.isBusy) return;
  call.isBusy = true;
  show(null);
  add("turn caller", shown);
  const thinking = add("turn thinking", "...");
  try {
    const answer = await post(`/_sim/calls/${call.id}/say`, body);
    thinking.remove();
    addAnswer(answer);
  } catch (problem) {
    thinking.remove();
    show(problem.message);
  } finally {
    call.isBusy = false;
    if (call.id) line.focus();
  }
}

async function hangUp() {
  if (!call.id) return;
  try {
    end(await post(`/_sim/calls/${call.id}/hang-up`));
  } catch (problem) {
    end(null);
    show(problem.message);
  }
}

function say(event) {
  event.preventDefault();
  const text = line.value.trim();
  if (!text || call.isBusy) return;
  line.value = "";
  void tell({ text }, text);
}

function buildKeypad() {
  el("keys").open = window.matchMedia("(min-width: 48rem)").matches;
  for (const key of "123456789*0#") {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = key;
    button.addEventListener("click", () => tell({ digits: key }, `Pressed ${key}`));
    el("keypad").append(button);
  }
}

async function listNumbers() {
  const numbers = await fetch("/_sim/numbers").then((response) => response.json());
  el("no-numbers").textContent = numbers.length
    ? ""
    : "No business has a number yet. Seed the stack, or type a number.";
  el("no-numbers").hidden = numbers.length > 0;
  for (const [index, number] of numbers.entries()) {
    const label = document.createElement("label");
    label.className = "number";
    const radio = document.createElement("input");
    Object.assign(radio, { type: "radio", name: "known", value: number.phone_number, checked: index === 0 });
    radio.addEventListener("change", () => {
      el("to").value = number.phone_number;
    });
    const name = document.createElement("span");
    name.textContent = number.name ?? number.pretty;
    const small = document.createElement("small");
    small.textContent = number.is_answered ? number.pretty : `${number.pretty}, nobody answers`;
    label.append(radio, name, small);
    el("numbers").append(label);
  }
  el("to").value ||= numbers[0]?.phone_number ?? "";
}

// Speech is an extra: most browsers can read aloud, fewer can listen.
function readAloud(text) {
  if (!el("aloud").checked) return;
  speechSynthesis.speak(new SpeechSynthesisUtterance(text));
}

function offerSpeech() {
  el("aloud-choice").hidden = !("speechSynthesis" in window);
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (!Recognition) return;
  const button = el("speak");
  button.hidden = false;
  button.addEventListener("click", () => {
    window.speechSynthesis?.cancel();
    const recognition = new Recognition();
    button.textContent = "Listening ...";
    recognition.onresult = ({ results }) => {
      const text = results[0][0].transcript;
      void tell({ text }, text);
    };
    recognition.onerror = ({ error }) => show(`The microphone did not work: ${error}. Type instead.`);
    recognition.onend = () => {
      button.textContent = "Speak";
    };
    recognition.start();
  });
}

el("dial").addEventListener("submit", dial);
el("say").addEventListener("submit", say);
el("silence").addEventListener("click", () => tell({ silence: true }, "(silence)"));
el("hang-up").addEventListener("click", hangUp);
el("to").addEventListener("input", () => {
  for (const radio of el("numbers").querySelectorAll("input")) radio.checked = radio.value === el("to").value;
});
window.addEventListener("pagehide", () => {
  if (call.id) navigator.sendBeacon(`/_sim/calls/${call.id}/hang-up`);
});
// A list that scrolls must be reachable with the keyboard.
log.tabIndex = 0;
buildKeypad();
offerSpeech();
setState("idle");
listNumbers().catch(() => show("The list of numbers could not be read. Is the stack still running?"));
