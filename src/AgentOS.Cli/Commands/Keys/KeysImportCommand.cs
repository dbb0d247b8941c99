using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vault;
using AgentOS.Vault.Exports;

namespace AgentOS.Cli.Commands.Keys;

/// <summary><c>agentos keys import FILE</c>: all keys of an export or, when one is in the way, none.</summary>
internal static class KeysImportCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("FILE") { Description = "What 'agentos keys export' wrote" };
        Option<bool> replace = new("--replace") { Description = "Replace keys of the same names" };
        DocumentedCommand command = new("import", "Add the keys of an export") { Examples = ["keys import keys.json"] };
        command.Add(path);
        command.Add(replace);
        command.SetAction(parse =>
        {
            byte[] file = File.ReadAllBytes(parse.GetRequiredValue(path));
            IReadOnlyList<(KeyName Name, SecretValue Value)> keys =
                KeyExport.Read(file, Passphrase.Ask(context, KeysExportCommand.PasswordVariable, "Passphrase of the export: "));
            StoredKeys imported = VaultAccess.Use(context, vault => Import(vault, keys, parse.GetValue(replace)));
            foreach ((_, SecretValue value) in keys)
                value.Dispose();
            context.Results(parse).Write(imported, KeysJson.Default.StoredKeys, StoredKeys.Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static StoredKeys Import(KeyVault vault, IReadOnlyList<(KeyName Name, SecretValue Value)> keys, bool replaces)
    {
        HashSet<KeyName> present = [.. vault.List().Select(key => new KeyName(key.Provider, key.KeyId))];
        if (!replaces && keys.FirstOrDefault(key => present.Contains(key.Name)) is { Name: { } taken })
            throw new AgentOSException(VaultErrors.Exists, "import the key", taken.ToString());
        vault.Set(keys);
        return StoredKeys.Of("imported", [.. keys.Select(key => key.Name)]);
    }
}
