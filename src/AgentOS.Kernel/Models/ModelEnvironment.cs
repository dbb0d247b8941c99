using System.Net;
using AgentOS.Linux;

namespace AgentOS.Kernel.Models;

/// <summary>What a sandbox needs so that the providers' own clients find the gateway: an address of its loopback, and variables.</summary>
internal static class ModelEnvironment
{
    // Below the range that Linux gives out by itself (from 32768 on), and of no service that programs start for development.
    private const ushort Port = 11511;

    private static readonly (string Address, string Path, string Key)[] s_variables =
    [
        ("OPENAI_BASE_URL", "/v1", "OPENAI_API_KEY"),
        ("ANTHROPIC_BASE_URL", "", "ANTHROPIC_API_KEY"),
        ("GOOGLE_GEMINI_BASE_URL", "", "GEMINI_API_KEY"),
    ];

    /// <summary>The address in the sandbox.</summary>
    public static ListeningAddress Address { get; } = new(Transport.Tcp, IPAddress.Loopback, Port);

    /// <summary>Adds the variables to those of a program. A provider whose address or key is set already is left alone.</summary>
    public static IReadOnlyDictionary<string, string> Add(IReadOnlyDictionary<string, string> variables, string placeholder, int port)
    {
        Dictionary<string, string> all = new(variables, StringComparer.Ordinal);
        foreach ((string address, string path, string key) in s_variables)
        {
            if (variables.ContainsKey(address) || variables.ContainsKey(key))
                continue;
            all[address] = $"http://{IPAddress.Loopback}:{port}{path}";
            all[key] = placeholder;
        }

        return all;
    }
}
