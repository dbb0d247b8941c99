using System.CommandLine;
using AgentOS.Errors;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>Which VMs a command is about: <c>--vm ID</c>, once or more, or <c>--all</c>.</summary>
internal sealed class VmChoice
{
    public Option<string[]> Ids { get; } = new("--vm") { Description = "The VM (repeatable)", HelpName = "ID" };

    public Option<bool> All { get; } = new("--all") { Description = "All of them" };

    public void AddTo(Command command)
    {
        command.Add(Ids);
        command.Add(All);
    }

    /// <summary>The chosen ids, each once; those that are named exist.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="fleet">Where they are looked up.</param>
    /// <param name="isMeant">Which ones <c>--all</c> means.</param>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NoneChosen"/>, <see cref="VmErrors.NotFound"/>.</exception>
    public IReadOnlyList<string> Find(ParseResult parse, VmFleet fleet, Func<VmStatus, bool> isMeant)
    {
        if (parse.GetValue(All))
            return [.. fleet.List().Where(vm => isMeant(vm.Status)).Select(vm => vm.Record.Id)];
        string[] ids = [.. (parse.GetValue(Ids) ?? []).Distinct(StringComparer.Ordinal)];
        if (ids.Length == 0)
            throw new AgentOSException(VmErrors.NoneChosen, "choose", "a vm");
        foreach (string id in ids)
            _ = fleet.Store.Read(id);
        return ids;
    }
}
