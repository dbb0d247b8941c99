using System.Text.Json.Serialization.Metadata;

namespace AgentOS.Kernel.Events;

/// <summary>Takes events. Thread-safe; never waits.</summary>
internal interface IEventSink
{
    /// <summary>Whether anybody has subscribed to events of a name; others need not be made.</summary>
    bool Wants(string name);

    /// <summary>Tells subscribers who may see it.</summary>
    /// <param name="name">What has happened.</param>
    /// <param name="source">To whom: an identity's number.</param>
    /// <param name="data">More about it.</param>
    /// <param name="shape">How it is written.</param>
    /// <returns>How many were told.</returns>
    int Publish<T>(string name, uint source, T data, JsonTypeInfo<T> shape);
}
