using AgentOS.Images.Manifests;
using AgentOS.Images.References;

namespace AgentOS.Images.Configuration;

/// <summary>How programs of an image are started, and what its layers unpack to.</summary>
/// <param name="Platform">What it was made for.</param>
/// <param name="Environment">Variables, <c>NAME=VALUE</c>.</param>
/// <param name="Entrypoint">Program and first arguments; may be empty.</param>
/// <param name="Command">Further arguments, or the program where there is no entry point; may be empty.</param>
/// <param name="WorkingDirectory">Absolute path; <c>/</c> by default.</param>
/// <param name="User"><c>USER[:GROUP]</c>, names or numbers; empty is root.</param>
/// <param name="Labels">What its maker wrote on it.</param>
/// <param name="DiffIds">Digests of its layers, not compressed, lowest first.</param>
public sealed record ImageConfiguration(
    ImagePlatform Platform,
    IReadOnlyList<string> Environment,
    IReadOnlyList<string> Entrypoint,
    IReadOnlyList<string> Command,
    string WorkingDirectory,
    string User,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyList<ContentDigest> DiffIds);
