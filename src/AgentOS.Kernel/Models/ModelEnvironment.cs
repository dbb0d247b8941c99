using System.Net;
using AgentOS.Linux;
using AgentOS.Vault.Secrets;

namespace AgentOS.Kernel.Models;

/// <summary>What a sandbox needs so that the providers' own clients find the gateway: an address of its loopback, and variables.</summary>
internal static class ModelEnvironment
{
    // Below the range that Linux gives out by itself (from 32768 on), and of no service that programs start for development.
    private const ushort Port = 11511;

    // Google's clients take either of two names for their key.
    private static readonly (string Address, string Path, string Key, string OtherKey, string Host)[] s_variables =
    [
        ("OPENAI_BASE_URL", "/v1", "OPENAI_API_KEY", "OPENAI_API_KEY", "api.openai.com"),
        ("ANTHROPIC_BASE_URL", "", "ANTHROPIC_API_KEY", "ANTHROPIC_API_KEY", "api.anthropic.com"),
        ("GOOGLE_GEMINI_BASE_URL", "", "GEMINI_API_KEY", "GOOGLE_API_KEY", "generativelanguage.googleapis.com"),
    ];

    /// <summary>The address in the sandbox.</summary>
    public static ListeningAddress Address { get; } = new(Transport.Tcp, IPAddress.Loopback, Port);

    /// <summary>Adds the variables to those of a program. A provider whose address or key is set already, or for whose host there is a key, is left alone.</summary>
    /// <param name="variables">The program's own.</param>
    /// <param name="secrets">Keys that it is given later, whatever their variables are called.</param>
    /// <param name="placeholder">What it has in place of a key.</param>
    /// <param name="port">Where the gateway answers.</param>
    public static IReadOnlyDictionary<string, string> Add(IReadOnlyDictionary<string, string> variables, IReadOnlyList<SecretBinding> secrets, string placeholder, int port)
    {
        Dictionary<string, string> all = new(variables, StringComparer.Ordinal);
        bool isTaken(string name) => variables.ContainsKey(name) || secrets.Any(secret => secret.Variable == name);
        foreach ((string address, string path, string key, string otherKey, string host) in s_variables)
        {
            if (isTaken(address) || isTaken(key) || isTaken(otherKey) || secrets.Any(secret => secret.Host.Matches(host)))
                continue;
            all[address] = $"http://{IPAddress.Loopback}:{port}{path}";
            all[key] = placeholder;
        }

        return all;
    }
}
