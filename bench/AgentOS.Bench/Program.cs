using System.CommandLine;
using AgentOS.Bench;
using AgentOS.Bench.Kernel;

if (args is [BareEcho.Argument, var echoSocket])
    return BareEcho.Serve(echoSocket);

Argument<string> suite = new("suite") { Description = "fs, startup, sdk, sdk-node, snapshots, workspace, encryption, kernel, egress, llm, store, server, vm or all" };
suite.AcceptOnlyFromAmong("fs", "startup", "sdk", "sdk-node", "snapshots", "workspace", "encryption", "kernel", "egress", "llm", "store", "server", "vm", "all");
Option<bool> json = new("--json") { Description = "Print JSON with every sample instead of a table" };
Option<int?> rounds = new("--rounds") { Description = "Rounds of each measurement; each suite has its own default" };
Option<bool> quick = new("--quick") { Description = "One round and small sizes: shows that everything runs, not how fast" };
Option<bool> curve = new("--curve") { Description = "fs: also measure growth to 1,000,000 files and to a file of 20 GiB" };
Option<bool> load = new("--load") { Description = "kernel: also five hundred live agents" };
Option<string?> only = new("--only") { Description = "fs: only workloads whose title contains this text, without the memory" };
Option<string?> program = new("--program") { Description = "Measure this agentos program instead of building one" };

RootCommand root = new("Measures AgentOS beside its yardsticks, each pair alternately in the same run.") { suite, json, rounds, quick, curve, load, only, program };
root.SetAction(arguments => BenchRun.Execute(new(
    arguments.GetRequiredValue(suite),
    arguments.GetValue(json),
    arguments.GetValue(rounds),
    arguments.GetValue(quick),
    arguments.GetValue(curve),
    arguments.GetValue(load),
    arguments.GetValue(only),
    arguments.GetValue(program))));
return root.Parse(args).Invoke();
