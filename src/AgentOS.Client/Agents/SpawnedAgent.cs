using System.Text.Json;

namespace AgentOS.Client.Agents;

/// <summary>An agent that was started.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pid">The first process of its sandbox.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="Isolation">What of its isolation is in force.</param>
public sealed record SpawnedAgent(uint Id, string Name, int Pid, string Status, JsonElement? Isolation = null);
