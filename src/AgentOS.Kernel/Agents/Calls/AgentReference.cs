using System.Text.Json.Serialization;
using AgentOS.Errors;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>Names an agent by its number, or else by its name.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record AgentReference(uint? Id = null, string? Name = null)
{
    /// <summary>The agent.</summary>
    /// <exception cref="AgentOSException">There is none, or neither was given.</exception>
    public Agent FindIn(AgentTable agents) => Id is null && Name is null
        ? throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "", "it takes id or name")
        : agents.Find(Id, Name);
}
