using System.Globalization;
using System.Text.Json.Nodes;
using AgentOS.Bench.Processes;

namespace AgentOS.Bench.Kernel.Callers;

/// <summary>From another language: a script in bench/callers that measures itself.</summary>
/// <param name="name">The language.</param>
/// <param name="program">Its interpreter.</param>
/// <param name="script">The script's path.</param>
internal sealed class ScriptCaller(string name, string program, string script) : IEchoCaller
{
    public string Name => name;

    public Echo Measure(string socket, int calls)
    {
        JsonNode answer = JsonNode.Parse(new Command(program, script, socket, calls.ToString(CultureInfo.InvariantCulture)).Run())!;
        return new((double)answer["median"]!, (double)answer["percentile99"]!, (double)answer["pipelined"]!);
    }
}
