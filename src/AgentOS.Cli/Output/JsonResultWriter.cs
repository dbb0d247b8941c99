using System.Text.Json.Serialization.Metadata;

namespace AgentOS.Cli.Output;

/// <summary>Results as one JSON document and a newline.</summary>
internal sealed class JsonResultWriter(StandardStreams streams) : IResultWriter
{
    public void Write<T>(T result, JsonTypeInfo<T> shape, Action<T, TextOutput> print) =>
        streams.OutputText.WriteLine(JsonText.Of(result, shape));
}
