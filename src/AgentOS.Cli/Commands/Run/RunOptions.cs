using System.CommandLine;
using System.CommandLine.Parsing;
using AgentOS.Fleet;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Run;

/// <summary>The options of <c>agentos run</c>. Values are checked while parsing: a bad one is a usage error and nothing is started.</summary>
internal sealed class RunOptions
{
    public Option<MountText[]> Mounts { get; } = new("--mount")
    {
        Description = "Show a host path: type=bind,src=HOST,dst=/IN/SANDBOX[,ro] (repeatable)",
        HelpName = "MOUNT_SPEC",
        CustomParser = result => [.. result.Tokens.Select(token => ParseMount(token.Value, result)).OfType<MountText>()],
    };

    public Option<string?> Workspace { get; } = new("--workspace")
    {
        Description = "Project to work on, copy-on-write: changes are kept in agent.db, review them with 'agentos diff'; none for no project [default: the current directory]",
        HelpName = "DIR",
    };

    public Option<string?> WorkspaceDirect { get; } = new("--workspace-direct")
    {
        Description = "Project to work on directly: its files themselves are changed",
        HelpName = "DIR",
    };

    public Option<bool> Strace { get; } = new("--strace") { Description = "Print every system call on stderr, as strace(1) does" };

    public Option<string[]> Environment { get; } = new("--env", "-e")
    {
        Description = "Set a variable; a bare NAME takes the host's value (repeatable)",
        HelpName = "NAME=VALUE",
    };

    public Option<string[]> EnvironmentFiles { get; } = new("--env-file")
    {
        Description = "Set variables from a file of NAME=VALUE lines (repeatable)",
        HelpName = "FILE",
    };

    public Option<string?> WorkingDirectory { get; } = new("--workdir", "-w")
    {
        Description = "Directory inside to start in (default: the current one)",
        HelpName = "DIR",
    };

    public Option<long?> Memory { get; } = new("--memory", "-m")
    {
        Description = "Most memory of all processes: 512M, 2G",
        HelpName = "SIZE",
        CustomParser = result => ByteSize.TryParse(result.Tokens[0].Value, out long bytes)
            ? bytes
            : Bad<long?>(result, "--memory", "a size such as 512M or 2G"),
    };

    public Option<double?> Cpus { get; } = new("--cpus")
    {
        Description = "Most processor time: 0.5 is half of one processor",
        HelpName = "NUMBER",
        CustomParser = result => double.TryParse(result.Tokens[0].Value, out double cpus) && cpus is >= 0.01 and <= 4096
            ? cpus
            : Bad<double?>(result, "--cpus", "a number of processors, 0.01 or more"),
    };

    public Option<int?> Processes { get; } = new("--pids")
    {
        Description = "Most processes and threads at a time",
        HelpName = "NUMBER",
        CustomParser = result => int.TryParse(result.Tokens[0].Value, out int processes) && processes >= 1
            ? processes
            : Bad<int?>(result, "--pids", "a whole number, 1 or more"),
    };

    public Option<TimeSpan?> Timeout { get; } = new("--timeout")
    {
        Description = "Stop the program after this time (exit status 124): 30s, 5m",
        HelpName = "TIME",
        CustomParser = result => DurationText.TryParse(result.Tokens[0].Value, out TimeSpan duration)
            ? duration
            : Bad<TimeSpan?>(result, "--timeout", "a time such as 30s, 200ms, 5m or 2h"),
    };

    public Option<NetworkMode?> Network { get; } = new("--net")
    {
        Description = "none (loopback only), allow (what --allow names and nothing else) or host [default: none, allow with --allow]",
        HelpName = "MODE",
        CustomParser = result => result.Tokens[0].Value switch
        {
            "none" => NetworkMode.None,
            "allow" => NetworkMode.Allow,
            "host" => NetworkMode.Host,
            _ => Bad<NetworkMode?>(result, "--net", "none, allow or host"),
        },
    };

    public Option<string?> Llm { get; } = new("--llm")
    {
        Description = "Language model that answers every question, whatever the program asks for; none for no access [default: as docs/llm.md's configuration says, if there is one]",
        HelpName = "MODEL|none",
    };

    public Option<string[]> Allow { get; } = new("--allow")
    {
        Description = "Let it reach a name, at ports 80 and 443 or the one given: api.example.com, '*.example.com', 'db.example.com:5432 raw' (repeatable)",
        HelpName = "NAME[:PORT]",
    };

    public Option<string[]> Deny { get; } = new("--deny")
    {
        Description = "Never let it reach a name, whatever is allowed (repeatable)",
        HelpName = "NAME[:PORT]",
    };

    public Option<string[]> NetworkPolicies { get; } = new("--net-policy")
    {
        Description = "Allow and deny what a file says: {\"allow\": [...], \"deny\": [...]} (repeatable)",
        HelpName = "FILE",
    };

    public Option<bool> Inspect { get; } = new("--inspect")
    {
        Description = "Be ready to look into its connections, so that rules with methods= and paths= can be added while it runs; those given here need no --inspect",
    };

    public Option<string[]> Secrets { get; } = new("--secret")
    {
        Description = "Put a secret into its requests to one host; it has only a placeholder: KEY=vault:anthropic, TOKEN=env@api.example.com:bearer (repeatable)",
        HelpName = "NAME=SOURCE@HOST[:PLACE]",
    };

    public Option<string[]> ExposedSecrets { get; } = new("--expose-secret")
    {
        Description = "Give it a secret in clear text, which it can read and keep: KEY=vault:anthropic, KEY=env (repeatable)",
        HelpName = "NAME=SOURCE",
    };

    public Option<IsolationChoice?> Isolation { get; } = new("--isolation")
    {
        Description = "process or strict (a sandbox; refuse to start without a layer), best-effort (a sandbox with what this machine has), microvm (a machine of its own) [default: process]",
        HelpName = "TIER",
        CustomParser = result => IsolationChoice.TryParse(result.Tokens[0].Value) ?? Bad<IsolationChoice?>(result, "--isolation", "process, strict, best-effort or microvm"),
    };

    public Option<string?> Image { get; } = new("--image")
    {
        Description = "The microVM's root: an image, or a language (python, node, ruby, go); pulled when it is not here [default: that of the program's language]",
        HelpName = "IMAGE",
    };

    public Option<bool> Detach { get; } = new("--detach", "-d")
    {
        Description = "Go on in the background, with a terminal of its own; print the agent's id. See 'agentos attach'",
    };

    public Option<bool> Report { get; } = new("--report") { Description = "Print what is enforced on stderr, as JSON" };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "No banner and no notes" };

    public Argument<string[]> Command { get; } = new("COMMAND")
    {
        Description = "Program to run, and its arguments",
        Arity = ArgumentArity.OneOrMore,
    };

    public void AddTo(Command command)
    {
        command.Add(Workspace);
        command.Add(WorkspaceDirect);
        command.Add(Mounts);
        command.Add(Strace);
        command.Add(Environment);
        command.Add(EnvironmentFiles);
        command.Add(WorkingDirectory);
        command.Add(Memory);
        command.Add(Cpus);
        command.Add(Processes);
        command.Add(Timeout);
        command.Add(Network);
        command.Add(Llm);
        command.Add(Allow);
        command.Add(Deny);
        command.Add(NetworkPolicies);
        command.Add(Inspect);
        command.Add(Secrets);
        command.Add(ExposedSecrets);
        command.Add(Isolation);
        command.Add(Image);
        command.Add(Detach);
        command.Add(Report);
        command.Add(Quiet);
        command.Add(Command);
        command.Validators.Add(NetworkChoice.Validate(this));
        command.Validators.Add(result =>
        {
            if (result.GetResult(Image) is not null && result.GetValue(Isolation)?.Tier != SandboxTier.Vm)
                result.AddError("--image is the root of a microVM: give it with --isolation microvm; a sandbox shows this machine's own programs");
        });
    }

    private static MountText? ParseMount(string text, ArgumentResult result)
    {
        if (!MountText.TryParse(text, out MountText? mount, out string problem))
            result.AddError($"--mount: {problem}");
        return mount;
    }

    private static T? Bad<T>(ArgumentResult result, string option, string expected)
    {
        result.AddError($"{option} '{result.Tokens[0].Value}' is not {expected}");
        return default;
    }
}
