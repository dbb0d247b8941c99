using System.CommandLine;

namespace AgentOS.Cli.CommandLine;

/// <summary>Two ways to say where a key is; the key itself is never an argument, which every user of the machine can read.</summary>
/// <param name="prefix">What the options' names begin with: <c>new-</c> for a second key.</param>
/// <param name="description">What the key is for: the beginning of the options' descriptions.</param>
internal sealed class KeyOptions(string prefix, string description)
{
    /// <summary>A file with the key.</summary>
    public Option<string?> File { get; } = new($"--{prefix}key-file")
    {
        Description = $"{description}, in a private file",
        HelpName = "FILE",
    };

    /// <summary>A key that the kernel keeps.</summary>
    public Option<string?> Keyring { get; } = new($"--{prefix}keyring")
    {
        Description = $"{description}, in the kernel's keyring",
        HelpName = "NAME",
    };
}
