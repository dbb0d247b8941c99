using System.CommandLine;
using System.CommandLine.Parsing;
using AgentOS.Errors;
using AgentOS.Network;
using AgentOS.Network.Policy;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Run;

/// <summary>What a program may reach: the rules of the command line and of files.</summary>
internal static class NetworkChoice
{
    /// <summary>Refuses rules together with a network that has none: whoever gives both means one of them.</summary>
    public static Action<CommandResult> Validate(RunOptions options) => result =>
    {
        if ((HasRules(name => result.GetResult(name) is not null, options) || result.GetValue(options.Inspect)) && result.GetValue(options.Network) is NetworkMode.None or NetworkMode.Host)
            result.AddError("--allow, --deny, --net-policy and --inspect are for --net allow; with --net none or host they mean nothing");
    };

    /// <summary>The rules; null for a network without.</summary>
    /// <exception cref="AgentOSException">A rule or a file of rules cannot be understood.</exception>
    public static EgressPolicy? Of(ParseResult parse, RunOptions options)
    {
        if (parse.GetValue(options.Network) != NetworkMode.Allow && !HasRules(name => parse.GetResult(name) is not null, options) && !parse.GetValue(options.Inspect))
            return null;
        EgressPolicy policy = EgressPolicy.Of(parse.GetValue(options.Allow) ?? [], parse.GetValue(options.Deny) ?? []);
        return With(policy, parse.GetValue(options.NetworkPolicies) ?? []);
    }

    /// <summary>Rules, and those of files.</summary>
    /// <exception cref="AgentOSException">A file cannot be understood.</exception>
    public static EgressPolicy With(EgressPolicy policy, IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            EgressPolicy more = Read(file);
            policy = policy.With(more.Allow, more.Deny);
        }

        return policy;
    }

    private static bool HasRules(Func<Option, bool> isGiven, RunOptions options) =>
        isGiven(options.Allow) || isGiven(options.Deny) || isGiven(options.NetworkPolicies);

    private static EgressPolicy Read(string file)
    {
        try
        {
            return EgressPolicy.Parse(File.ReadAllBytes(file));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new AgentOSException(NetworkErrors.BadPolicy, "read the network policy", file, problem.Message, problem);
        }
    }
}
