using AgentOS.Llm.Scheduling;
using AgentOS.LlmServer.Agents;
using AgentOS.LlmServer.Configuration;
using AgentOS.LlmServer.Hosting;
using AgentOS.LlmServer.Settings;

namespace AgentOS.LlmServer.Exchanges;

/// <summary>What all calls share.</summary>
/// <param name="Fleet">Providers.</param>
/// <param name="Scheduler">Decides who is next.</param>
/// <param name="Settings">What operators have set.</param>
/// <param name="Agents">Who may ask.</param>
/// <param name="Activity">Counts calls.</param>
/// <param name="Clock">The clock.</param>
internal sealed record GatewayCore(LiveFleet Fleet, LlmScheduler Scheduler, KeptSettings Settings, AgentRegistry Agents, Activity Activity, TimeProvider Clock);
