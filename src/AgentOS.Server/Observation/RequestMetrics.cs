using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using AgentOS.Fleet;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentOS.Server.Observation;

/// <summary>Counts requests by route, and writes what Prometheus reads (text format 0.0.4).</summary>
internal sealed class RequestMetrics(ISandboxes sandboxes, TimeProvider clock)
{
    /// <summary>The content type of what is written.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly double[] s_bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private readonly ConcurrentDictionary<(string Method, string Route, int Status), long> _requests = new();
    private readonly ConcurrentDictionary<(string Method, string Route), Durations> _durations = new();
    private int _underWay;

    /// <summary>Counts a request.</summary>
    public async Task MeasureAsync(HttpContext context, RequestDelegate next)
    {
        long started = clock.GetTimestamp();
        Interlocked.Increment(ref _underWay);
        try
        {
            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
            // The route and not the path: of those there are few.
            string route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/') ?? "none";
            string method = context.Request.Method.Length <= 7 ? context.Request.Method : "other";
            _requests.AddOrUpdate((method, route, context.Response.StatusCode), 1, static (_, count) => count + 1);
            _durations.GetOrAdd((method, route), static _ => new Durations()).Add(clock.GetElapsedTime(started).TotalSeconds);
        }
    }

    /// <summary>Everything as it is now.</summary>
    public string Write()
    {
        StringBuilder text = new();
        Head("agentos_http_requests_total", "counter", "Requests answered.");
        foreach (((string method, string route, int status), long count) in _requests)
            Line($"agentos_http_requests_total{{method=\"{method}\",route=\"{Escape(route)}\",status=\"{status}\"}} {count}");
        Head("agentos_http_requests_under_way", "gauge", "Requests being answered.");
        Line($"agentos_http_requests_under_way {Volatile.Read(ref _underWay)}");
        Head("agentos_http_request_duration_seconds", "histogram", "How long requests took.");
        foreach (((string method, string route), Durations durations) in _durations)
            durations.Write(text, $"method=\"{method}\",route=\"{Escape(route)}\"");
        Head("agentos_sandboxes", "gauge", "Sandboxes by tier and state.");
        foreach (var group in sandboxes.List().CountBy(sandbox => (sandbox.Tier, sandbox.State)))
            Line($"agentos_sandboxes{{tier=\"{Lower(group.Key.Tier)}\",state=\"{Lower(group.Key.State)}\"}} {group.Value}");
        Head("process_resident_memory_bytes", "gauge", "Memory of the server.");
        Line($"process_resident_memory_bytes {Environment.WorkingSet}");
        return text.ToString();

        void Head(string name, string type, string help) => text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();

    private static string Escape(string label) => label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private sealed class Durations
    {
        private readonly Lock _lock = new();
        private readonly long[] _counts = new long[s_bounds.Length];
        private long _count;
        private double _sum;

        public void Add(double seconds)
        {
            lock (_lock)
            {
                _count++;
                _sum += seconds;
                for (int index = s_bounds.Length - 1; index >= 0 && seconds <= s_bounds[index]; index--)
                    _counts[index]++;
            }
        }

        public void Write(StringBuilder text, string labels)
        {
            const string Name = "agentos_http_request_duration_seconds";
            lock (_lock)
            {
                for (int index = 0; index < s_bounds.Length; index++)
                    text.Append(CultureInfo.InvariantCulture, $"{Name}_bucket{{{labels},le=\"{s_bounds[index]}\"}} {_counts[index]}\n");
                text.Append(CultureInfo.InvariantCulture, $"{Name}_bucket{{{labels},le=\"+Inf\"}} {_count}\n{Name}_sum{{{labels}}} {_sum}\n{Name}_count{{{labels}}} {_count}\n");
            }
        }
    }
}
