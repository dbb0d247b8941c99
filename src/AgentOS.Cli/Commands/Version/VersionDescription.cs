using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentOS.Cli.Commands.Version;

/// <summary>Which program this is.</summary>
/// <param name="Version">The release, <c>MAJOR.MINOR.PATCH</c>.</param>
/// <param name="Build"><c>native</c>, or <c>managed</c> when it runs on the shared .NET runtime.</param>
/// <param name="Framework">The runtime it was built for, for example <c>.NET 10.0.1</c>.</param>
/// <param name="Platform">The runtime identifier, for example <c>linux-x64</c>.</param>
internal sealed record VersionDescription(string Version, string Build, string Framework, string Platform)
{
    public static VersionDescription OfThisProgram() => new(
        typeof(VersionDescription).Assembly.GetName().Version!.ToString(3),
        RuntimeFeature.IsDynamicCodeSupported ? "managed" : "native",
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.RuntimeIdentifier);
}
