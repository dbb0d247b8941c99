using AgentOS.Cli.Output;
using AgentOS.Vault;

namespace AgentOS.Cli.Commands.Keys;

/// <summary>Which keys a command changed.</summary>
/// <param name="Operation"><c>stored</c>, <c>removed</c>, … .</param>
/// <param name="Keys">Their names.</param>
internal sealed record StoredKeys(string Operation, IReadOnlyList<KeyName> Keys)
{
    public static StoredKeys Of(string operation, params IReadOnlyList<KeyName> keys) => new(operation, keys);

    public static void Print(StoredKeys changed, TextOutput output)
    {
        foreach (KeyName name in changed.Keys)
            output.WriteLine($"{changed.Operation} {output.Shown(name.ToString())}");
    }
}
