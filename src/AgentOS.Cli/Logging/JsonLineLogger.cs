using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace AgentOS.Cli.Logging;

/// <summary>Writes what happened as one JSON object a line: time, level, event, and the event's own keys.</summary>
/// <param name="least">What is below it is not written.</param>
/// <param name="writers">Where to.</param>
/// <param name="time">The clock.</param>
internal sealed class JsonLineLogger(LogLevel least, IReadOnlyList<TextWriter> writers, TimeProvider time) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => writers.Count > 0 && logLevel >= least;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        string line = Line(logLevel, eventId.Name ?? formatter(state, exception), state as IEnumerable<KeyValuePair<string, object?>> ?? [], exception);
        foreach (TextWriter writer in writers)
        {
            // At once: others append to the same file.
            writer.Write(line);
            writer.Flush();
        }
    }

    private string Line(LogLevel level, string name, IEnumerable<KeyValuePair<string, object?>> keys, Exception? exception)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter json = new(line))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow());
            json.WriteString("level", LogOptions.NameOf(level));
            json.WriteString("event", name);
            foreach ((string key, object? value) in keys)
                Write(json, key, value);
            if (exception is not null)
                json.WriteString("error", exception.Message);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(key);
                break;
            case int number:
                json.WriteNumber(key, number);
                break;
            case bool flag:
                json.WriteBoolean(key, flag);
                break;
            case DateTimeOffset moment:
                json.WriteString(key, moment);
                break;
            default:
                json.WriteString(key, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
