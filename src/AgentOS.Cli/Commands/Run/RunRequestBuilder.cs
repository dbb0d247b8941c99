using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Kernel.Models;
using AgentOS.Network.Policy;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Run;

/// <summary>Turns a parsed command line into a request. Reads environment files; starts nothing.</summary>
internal static class RunRequestBuilder
{
    public static AgentRunRequest Build(ParseResult parse, RunOptions options, CommandContext context)
    {
        bool strace = parse.GetValue(options.Strace);
        WorkspaceChoice workspace = WorkspaceChoice.Of(parse, options);
        EgressPolicy? network = NetworkChoice.Of(parse, options);
        SecretChoice secrets = SecretChoice.Of(parse, options, network, context);
        bool hasStrace = File.Exists("/usr/bin/strace");
        return new AgentRunRequest(context.Locate(parse), new SandboxSpecification(parse.GetRequiredValue(options.Command))
        {
            Environment = Environment(parse, options, secrets),
            WorkingDirectory = parse.GetValue(options.WorkingDirectory),
            CurrentDirectory = workspace.CopyOnWrite ?? workspace.Direct ?? Directory.GetCurrentDirectory(),
            Mounts = [.. Direct(workspace), .. (parse.GetValue(options.Mounts) ?? []).Select(mount =>
                new SandboxMount(mount.Destination, new BindSource(Path.GetFullPath(mount.Source)), mount.ReadOnly))],
            Limits = new SandboxLimits(parse.GetValue(options.Memory), parse.GetValue(options.Cpus), parse.GetValue(options.Processes)),
            Network = parse.GetValue(options.Network) ?? NetworkMode.None,
            Isolation = (parse.GetValue(options.Isolation) ?? IsolationChoice.Usual).Level,
            TraceSystemCalls = strace && hasStrace,
        })
        {
            Workspace = workspace.CopyOnWrite,
            Network = network,
            IsInspected = parse.GetValue(options.Inspect),
            Secrets = secrets.Bound,
            ExposedSecrets = [.. secrets.Exposed.Keys],
            IsDetached = parse.GetValue(options.Detach),
            Models = parse.GetValue(options.Llm) switch
            {
                "none" => null,
                var model => ModelAccess.OfThisUser() with { Model = model },
            },
            TimeLimit = parse.GetValue(options.Timeout),
            FileTrace = strace && !hasStrace ? new FileTraceWriter(context.Streams.Error) : null,
        };
    }

    private static IEnumerable<SandboxMount> Direct(WorkspaceChoice workspace) =>
        workspace.Direct is { } directory ? [new SandboxMount(directory, new BindSource(directory), IsReadOnly: false)] : [];

    // The command line's own assignments win over files, later ones over earlier ones.
    private static Dictionary<string, string> Environment(ParseResult parse, RunOptions options, SecretChoice secrets)
    {
        Dictionary<string, string> variables = new(secrets.Exposed, StringComparer.Ordinal);
        try
        {
            foreach (string file in parse.GetValue(options.EnvironmentFiles) ?? [])
            {
                foreach ((string name, string value) in EnvironmentFile.Read(file))
                    variables[name] = value;
            }

            foreach (string assignment in parse.GetValue(options.Environment) ?? [])
            {
                if (EnvironmentFile.ParseAssignment(assignment) is { } pair)
                    variables[pair.Key] = pair.Value;
            }
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new AgentOSException(CliErrors.BadEnvironment, "set the environment", "", problem.Message, problem);
        }

        return variables;
    }
}
