using System.Collections.Concurrent;
using System.Security.Cryptography;
using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>A named list of denied system calls.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Rules">The denials.</param>
public sealed record SeccompProfile(string Name, IReadOnlyList<SeccompRule> Rules)
{
    private static readonly ConcurrentDictionary<string, byte[]> Compiled = new(StringComparer.Ordinal);

    /// <summary>For every program.</summary>
    public static SeccompProfile Standard { get; } =
        new("standard", [.. DeniedCalls.Always, .. DeniedCalls.Tracing, .. DeniedSockets.Rules, .. DeniedArguments.Rules]);

    /// <summary>For programs under strace or a debugger: they may trace their own children.</summary>
    public static SeccompProfile Traceable { get; } =
        new("traceable", [.. DeniedCalls.Always, .. DeniedSockets.Rules, .. DeniedArguments.Rules]);

    /// <summary>The BPF program; compiled once per process.</summary>
    /// <exception cref="LinuxException">libseccomp refused.</exception>
    public byte[] Compile() => Compiled.GetOrAdd(Name, _ => SeccompCompiler.Compile(Rules));

    /// <summary>SHA-256 of the BPF program, lower-case hexadecimal: two sandboxes with the same hash deny the same.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Compile()));
}
