// A host in another language: Node asks the command line about a file of JSON Lines and reads each answer as it comes.
// Run `node host_node.mjs sharing_requests.jsonl`; without a file it reads standard input. KRIMINALPRAEVENTIV in the
// environment may name the program.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

const program = process.env.KRIMINALPRAEVENTIV ?? "kriminalpraeventiv";

/** Ask one question about every line of `lines`; `told` gets each answer, what is returned are the faults. */
async function ask(question, lines, told) {
  const child = spawn(program, [question, "--json", "-"]);
  const ended = once(child, "close"); // rejects where the program cannot be started
  const faults = [];
  createInterface({ input: child.stderr }).on("line", (line) => faults.push(line));
  child.stdin.on("error", () => {}); // the program left before it read everything: its exit code says why
  lines.pipe(child.stdin);
  for await (const line of createInterface({ input: child.stdout })) told(JSON.parse(line));
  const [code] = await ended;
  // 0: every line is answered; 1: some lines are at fault, the others are answered; 2: it was called wrongly.
  if (code !== 0 && code !== 1) throw new Error(`${program} left with code ${code}`);
  return faults;
}

const lines = process.argv[2] ? createReadStream(process.argv[2]) : process.stdin;
const faults = await ask("may-share", lines, (answer) => {
  const basis = answer.basis.map((one) => one.citation).join("; ");
  console.log([answer.request, answer.on, answer.verdict, basis, answer.rulebook].join("\t"));
});
for (const fault of faults) console.error(fault); // place and fault, never the refused value
process.exitCode = faults.length ? 1 : 0;
