using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Keys;
using AgentOS.Errors;
using AgentOS.Network.Policy;
using AgentOS.Vault;
using AgentOS.Vault.Secrets;

namespace AgentOS.Cli.Commands.Run;

/// <summary>The secrets a program is started with.</summary>
/// <param name="Bound">Those it has placeholders of.</param>
/// <param name="Exposed">Variables and values of those it has in clear text.</param>
internal sealed record SecretChoice(IReadOnlyList<SecretBinding> Bound, IReadOnlyDictionary<string, string> Exposed)
{
    private static readonly SecretChoice s_none = new([], new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Those of the command line. The vault is opened when one comes from it, and not otherwise.</summary>
    /// <exception cref="AgentOSException"><see cref="VaultErrors"/>.</exception>
    public static SecretChoice Of(ParseResult parse, RunOptions options, EgressPolicy? network, CommandContext context)
    {
        SecretSpecification[] bound = [.. (parse.GetValue(options.Secrets) ?? []).Select(SecretSpecification.Parse)];
        SecretSpecification[] exposed = [.. (parse.GetValue(options.ExposedSecrets) ?? []).Select(SecretSpecification.Parse)];
        if (bound.Length + exposed.Length == 0)
            return s_none;
        foreach (SecretSpecification secret in bound)
            DemandReachable(secret, network);
        foreach (SecretSpecification secret in exposed)
            context.Streams.Error.WriteLine($"agentos: the sandbox has the secret {secret.Variable} in clear text (--expose-secret): what it does with it is out of our hands");
        return Take(bound, exposed, context);
    }

    /// <summary>Checks secrets that are taken later.</summary>
    /// <exception cref="AgentOSException">One cannot be understood, or its host may not be reached.</exception>
    public static void Demand(IEnumerable<string> secrets, EgressPolicy? network)
    {
        foreach (string secret in secrets)
            DemandReachable(SecretSpecification.Parse(secret), network);
    }

    /// <summary>Takes those that are known by how they are written, as placeholders.</summary>
    /// <exception cref="AgentOSException"><see cref="VaultErrors"/>.</exception>
    public static IReadOnlyList<SecretBinding> Bind(IEnumerable<string> secrets, CommandContext context) =>
        Take([.. secrets.Select(SecretSpecification.Parse)], [], context).Bound;

    private static SecretChoice Take(SecretSpecification[] bound, SecretSpecification[] exposed, CommandContext context) =>
        Array.Exists([.. bound, .. exposed], secret => secret.Provider is not null)
            ? VaultAccess.Use(context, vault => Take(bound, exposed, () => vault))
            : Take(bound, exposed, static () => throw new InvalidOperationException());

    private static SecretChoice Take(SecretSpecification[] bound, SecretSpecification[] exposed, Func<KeyVault> vault)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (SecretSpecification secret in exposed)
        {
            using SecretValue value = secret.Take(vault);
            values[secret.Variable] = value.Reveal();
        }

        return new SecretChoice([.. bound.Select(secret => secret.Bind(vault))], values);
    }

    private static void DemandReachable(SecretSpecification secret, EgressPolicy? network)
    {
        bool isPattern = secret.Host?.Text.Contains('*', StringComparison.Ordinal) ?? false;
        if (network is null || (secret.Host is { } host && !isPattern && !network.DecideName(host.Text).IsAllowed))
            throw new AgentOSException(VaultErrors.Unreachable, "give the secret", secret.Variable, secret.Host?.Text);
    }
}
