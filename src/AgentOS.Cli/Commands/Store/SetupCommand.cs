using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Keys;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Store;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Manifests;
using AgentOS.Store.Packages;
using AgentOS.Vault;

namespace AgentOS.Cli.Commands.Store;

/// <summary><c>agentstore setup [AGENT]</c>: the keys of all providers, or those one agent needs.</summary>
internal static class SetupCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> agent = new("AGENT") { Description = "An address, folder or installed agent; none: choose providers", Arity = ArgumentArity.ZeroOrOne };
        DocumentedCommand command = new("setup", "Store the keys that agents need, asked for one by one") { Examples = ["setup", "setup ./my-agent"] };
        command.Add(agent);
        command.SetAction(async (parse, cancellationToken) =>
        {
            IReadOnlyList<KeyName> stored = parse.GetValue(agent) is { } named ? await ForAgentAsync(context, named, cancellationToken) : ForEverything(context);
            context.Results(parse).Write(StoredKeys.Of("stored", stored), KeysJson.Default.StoredKeys, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static IReadOnlyList<KeyName> ForEverything(CommandContext context)
    {
        context.Streams.Error.WriteLine("agentstore setup: API keys, kept encrypted on this machine. No agent ever sees one.");
        context.Streams.Error.WriteLine();
        IReadOnlyList<KeyName> stored = new ProviderPicker(context).Run();
        KeySummary.Write(context);
        return stored;
    }

    private static async Task<IReadOnlyList<KeyName>> ForAgentAsync(CommandContext context, string agent, CancellationToken cancellationToken)
    {
        PackageResolver resolver = new(StoreDirectories.OfThisUser(), static folder => ManifestFile.Read(folder).Manifest, StoreVault.Tokens(context).Find, context.Time);
        AgentPackage package = await resolver.ResolveAsync(new PackageRequest(agent), cancellationToken: cancellationToken);
        PermissionSet permissions = PermissionSet.Of(package.Manifest);
        if (permissions.Keys.Count == 0)
            context.Streams.Error.WriteLine($"{package.Manifest.Name} needs no keys");
        return new KeyCollector(context).Ask(permissions.Keys);
    }

    private static void Print(StoredKeys stored, TextOutput output)
    {
        StoredKeys.Print(stored, output);
        output.WriteLine(stored.Keys.Count == 1 ? "1 key added" : $"{stored.Keys.Count} keys added");
    }
}
