using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vault;

namespace AgentOS.Cli.Commands.Keys;

/// <summary>Takes a key from wherever the command line says: its own argument, standard input or the person at the terminal.</summary>
internal static class KeyInput
{
    private const string FromInput = "-";

    /// <exception cref="AgentOSException"><see cref="VaultErrors.BadKey"/>.</exception>
    public static SecretValue Read(CommandContext context, string provider, string? argument)
    {
        if (argument is null or FromInput)
            return SecretValue.Parse(new Questions(context.Streams).AskHidden($"Key of {provider} (not shown): ")?.Trim() ?? "");
        context.Streams.Error.WriteLine($"agentos: the key was readable in the process list and may be in the shell's history; next time: {ProgramName.AsCalled} keys add {provider}");
        return SecretValue.Parse(argument);
    }
}
