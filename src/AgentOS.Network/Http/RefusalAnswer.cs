using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Http;

/// <summary>Refusals as HTTP responses: 403 with a JSON body, after which the connection is closed.</summary>
public static class RefusalAnswer
{
    // The body is no part of a page, and a model reads 'x' better than \u0027x\u0027.
    private static readonly RefusalDocumentJson s_json = new(new JsonSerializerOptions(RefusalDocumentJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The whole response.</summary>
    /// <param name="host">Who was to be reached.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="rule">The rule that decided; null when none did.</param>
    /// <param name="refusal">Why not.</param>
    /// <param name="method">Of the request: the answer to HEAD has no body.</param>
    public static byte[] Of(string host, int port, EgressRule? rule, Refusal refusal, string method)
    {
        bool isDenied = refusal.Verdict == EgressVerdict.Denied;
        RefusalDocument document = new(isDenied ? "network_denied" : "network_unreachable", RefusalName.Of(refusal.Kind), host, port, refusal.Reason, rule?.Text, refusal.Remedy);
        byte[] body = [.. JsonSerializer.SerializeToUtf8Bytes(document, s_json.RefusalDocument), (byte)'\n'];
        string head = $"HTTP/1.1 {(isDenied ? "403 Forbidden" : "502 Bad Gateway")}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. method == "HEAD" ? [] : body];
    }
}
