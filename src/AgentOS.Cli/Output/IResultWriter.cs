using System.Text.Json.Serialization.Metadata;

namespace AgentOS.Cli.Output;

/// <summary>Prints a command's result in the form the command line asked for.</summary>
internal interface IResultWriter
{
    /// <summary>Prints one result.</summary>
    /// <param name="result">The result; its JSON shape is stable.</param>
    /// <param name="shape">How it is written as JSON.</param>
    /// <param name="print">How it is written for a person.</param>
    void Write<T>(T result, JsonTypeInfo<T> shape, Action<T, TextOutput> print);
}
