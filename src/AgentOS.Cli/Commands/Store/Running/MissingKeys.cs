using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Running;

namespace AgentOS.Cli.Commands.Store.Running;

/// <summary>Keys that an approved agent would use and that are not stored: asked for at a terminal; elsewhere the command that asks is named.</summary>
internal sealed class MissingKeys(CommandContext context, StoreRunChoice choice)
{
    /// <summary>Asks for those it cannot do without, and tells of the others.</summary>
    /// <exception cref="AgentOSException"><see cref="RunErrors"/>: one is missing and nobody is there to ask, or it could not be used.</exception>
    public void Settle(ManifestSecrets secrets)
    {
        IReadOnlyList<KeyPermission> missing = secrets.Missing(KeyCollector.StoredProviders(context));
        foreach (KeyPermission optional in missing.Where(static key => !key.IsRequired))
            context.Streams.Error.WriteLine($"{optional.Provider}: optional, not stored; agentstore setup {choice.Agent}");
        KeyPermission[] needed = [.. missing.Where(static key => key.IsRequired)];
        if (needed.Length == 0)
            return;
        if (choice.IsPiped || !new Questions(context.Streams).CanAsk)
            throw Missing(needed.Select(static key => key.Provider));
        string[] left = [.. needed.Select(static key => key.Provider).Except(new KeyCollector(context).Ask(needed).Select(static key => key.Provider), StringComparer.Ordinal)];
        if (left.Length > 0)
            throw Missing(left);
    }

    private AgentOSException Missing(IEnumerable<string> providers) =>
        new(RunErrors.KeyMissing, "start without the key", string.Join(", ", providers), $"agentstore setup {choice.Agent}");
}
