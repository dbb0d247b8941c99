using System.Text.Json.Serialization.Metadata;

namespace AgentOS.Cli.Output;

/// <summary>Results as text.</summary>
internal sealed class TextResultWriter(StandardStreams streams) : IResultWriter
{
    public void Write<T>(T result, JsonTypeInfo<T> shape, Action<T, TextOutput> print) =>
        print(result, new TextOutput(streams.OutputText, streams.IsOutputTerminal));
}
