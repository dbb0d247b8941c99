using System.IO.Pipelines;
using AgentOS.LlmServer.Exchanges;
using Microsoft.AspNetCore.Http;

namespace AgentOS.LlmServer.Data;

/// <summary>An answer over HTTP.</summary>
internal sealed class HttpReply(HttpResponse response) : IReply
{
    public bool IsStarted { get; private set; }

    public PipeWriter Output => response.BodyWriter;

    public void Start(int status, string contentType, long? length, IEnumerable<KeyValuePair<string, string>> headers)
    {
        IsStarted = true;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = length;
        foreach ((string name, string value) in headers)
            response.Headers[name] = value;
    }
}
