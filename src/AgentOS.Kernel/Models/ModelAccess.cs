using AgentOS.Gateway;
using AgentOS.Gateway.Starting;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Kernel.Models;

/// <summary>A way to language models.</summary>
/// <param name="Place">Where the gateway is.</param>
/// <param name="Program">What is started when it does not run.</param>
public sealed record ModelAccess(GatewayPlace Place, GatewayProgram Program)
{
    /// <summary>What answers every question, whatever model it names; null leaves that to the question.</summary>
    public string? Model { get; init; }

    /// <summary>Whether there is a configuration: without one there is nobody to ask.</summary>
    public bool IsConfigured => File.Exists(Place.Configuration);

    /// <summary>The user's own.</summary>
    public static ModelAccess OfThisUser() =>
        new(GatewayPlace.Of(RuntimeDirectory.Open(FileOwner.CurrentUserId), ConfigurationFile.Path), GatewayProgram.OfThisProgram);
}
