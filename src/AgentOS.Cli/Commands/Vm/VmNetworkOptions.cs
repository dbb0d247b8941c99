using System.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Errors;
using AgentOS.Network.Policy;
using AgentOS.Vms;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>What a VM may reach: a mode, and names as <c>agentos run</c> takes them.</summary>
internal sealed class VmNetworkOptions
{
    public Option<string?> Mode { get; } = new("--network")
    {
        Description = "none, names (what --allow says) or allow_all (every public name) [default: none, names with --allow]",
        HelpName = "NETWORK",
    };

    public Option<string[]> Allow { get; } = new("--allow") { Description = "Let it reach a name, as with 'agentos run' (repeatable)", HelpName = "NAME[:PORT]" };

    public Option<string[]> Deny { get; } = new("--deny") { Description = "Never let it reach a name, whatever is allowed (repeatable)", HelpName = "NAME[:PORT]" };

    public Option<string[]> Policies { get; } = new("--net-policy") { Description = "Allow and deny what a file says (repeatable)", HelpName = "FILE" };

    public Option<string[]> Secrets { get; } = new("--secret")
    {
        Description = "Put a secret into its requests to one host; it has only a placeholder (repeatable)",
        HelpName = "NAME=SOURCE@HOST[:PLACE]",
    };

    public Option<string?> Model { get; } = new("--llm") { Description = "Let it ask language models, by the user's gateway; this one answers", HelpName = "MODEL" };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Mode, Allow, Deny, Policies, Secrets, Model])
            command.Add(option);
    }

    /// <summary>Its part of a VM's record.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.UnsupportedNetwork"/>; a rule, a file of rules or a secret cannot be understood.</exception>
    public VmNetwork Choose(ParseResult parse)
    {
        string[] allow = parse.GetValue(Allow) ?? [], deny = parse.GetValue(Deny) ?? [], files = parse.GetValue(Policies) ?? [];
        bool hasRules = allow.Length + deny.Length + files.Length > 0;
        string mode = parse.GetValue(Mode) ?? (hasRules ? VmNetwork.Names : VmNetwork.None);
        string[] secrets = parse.GetValue(Secrets) ?? [];
        EgressPolicy policy = NetworkChoice.With(EgressPolicy.Of(allow, deny), files);
        VmNetwork network = new(mode, [.. policy.Allow.Select(Text)], [.. policy.Deny.Select(Text)], secrets, parse.GetValue(Model));
        SecretChoice.Demand(secrets, network.Policy);
        network.Demand();
        return network;
    }

    private static string Text(EgressRule rule) => rule.Reason is { } reason ? $"{rule} ={reason}" : rule.Text;
}
