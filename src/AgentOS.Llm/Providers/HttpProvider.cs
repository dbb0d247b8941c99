using System.Globalization;
using System.Net.Http.Headers;
using AgentOS.Llm.Configuration;
using AgentOS.Llm.Formats;

namespace AgentOS.Llm.Providers;

/// <summary>A provider that is asked over HTTP.</summary>
/// <param name="settings">Where it is.</param>
/// <param name="format">What it speaks.</param>
/// <param name="http">Its connections; shared.</param>
public sealed class HttpProvider(ProviderSettings settings, IWireFormat format, HttpMessageInvoker http) : IProvider
{
    // A failure's text is a sentence; what is longer is no message of a provider.
    private const int MostFailureBytes = 64 * 1024;

    // What OpenAI's and Anthropic's clients show with a failure.
    private static readonly string[] s_kept = ["x-request-id", "request-id", "openai-processing-ms", "openai-model"];

    /// <inheritdoc/>
    public IWireFormat Format => format;

    /// <inheritdoc/>
    public async Task<ProviderAnswer> AskAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Build(call);
        HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!response.IsSuccessStatusCode)
                throw await FailureOfAsync(response, cancellationToken).ConfigureAwait(false);
            Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            HttpContentHeaders content = response.Content.Headers;
            return new ProviderAnswer(content.ContentType?.ToString() ?? "application/json", body, response) { Length = content.ContentLength, Headers = [.. KeptOf(response)] };
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private HttpRequestMessage Build(ProviderCall call)
    {
        HttpRequestMessage request = new(call.Method, new Uri(settings.Url!, call.Path));
        if (!call.Body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        foreach ((string name, string value) in call.Headers.Concat(settings.Headers))
        {
            _ = request.Headers.Remove(name);
            _ = request.Headers.TryAddWithoutValidation(name, value);
        }

        if (call.Key is { } key)
            KeyHeader.Add(request.Headers, format, key);
        KeyHeader.AddVersion(request.Headers, format);
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.Timeout);
        try
        {
            return await http.SendAsync(request, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProviderFailure(504, $"{settings.Name} did not begin to answer within {settings.Timeout.TotalSeconds:0} s", failure);
        }
        catch (HttpRequestException failure)
        {
            throw new ProviderFailure(502, $"{settings.Name} cannot be reached: {failure.Message}", failure);
        }
    }

    private async Task<ProviderFailure> FailureOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] body = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        return new ProviderFailure((int)response.StatusCode, FailureText.Of(settings.Name, (int)response.StatusCode, body))
        {
            RetryAfter = WaitOf(response.Headers),
            Body = body,
        };
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            byte[] body = new byte[MostFailureBytes];
            int length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return body[..length];
        }
    }

    // Seconds (RFC 9110, section 10.2.3), or milliseconds as OpenAI and Azure have them.
    private static TimeSpan? WaitOf(HttpResponseHeaders headers) =>
        headers.TryGetValues("retry-after-ms", out IEnumerable<string>? exact) && double.TryParse(exact.First(), CultureInfo.InvariantCulture, out double milliseconds) && milliseconds is >= 0 and < 86_400_000
            ? TimeSpan.FromMilliseconds(milliseconds)
            : headers.RetryAfter?.Delta;

    private static IEnumerable<KeyValuePair<string, string>> KeptOf(HttpResponseMessage response) =>
        s_kept.Where(response.Headers.Contains).Select(name => KeyValuePair.Create(name, response.Headers.GetValues(name).First()));
}
