using System.Text.Json;

namespace AgentOS.Bench.Results;

/// <summary>Prints a report as one JSON object, with every sample.</summary>
internal static class JsonReportWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static void Write(Report report, string environment, Stream output)
    {
        using Utf8JsonWriter json = new(output, Indented);
        json.WriteStartObject();
        json.WriteString("environment", environment);
        json.WriteBoolean("failed", report.HasFailed);
        json.WriteStartArray("rows");
        foreach (Row row in report.Rows)
            WriteRow(json, row);
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (string note in report.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, Row row)
    {
        json.WriteStartObject();
        json.WriteString("measured", row.Measured);
        json.WriteString("compared", row.Compared);
        json.WriteString("unit", row.Unit.Name);
        WriteDistribution(json, row.Value);
        if (row.Target is not null)
        {
            json.WriteString("target", row.Target.Describe(row.Unit));
            json.WriteBoolean("reached", row.Target.IsReachedBy(row.Value.Median));
        }

        json.WriteStartArray("series");
        foreach (Series series in row.Series)
        {
            json.WriteStartObject();
            json.WriteString("subject", series.Subject);
            json.WriteString("unit", row.SeriesUnit.Name);
            WriteDistribution(json, series.Values);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDistribution(Utf8JsonWriter json, Distribution values)
    {
        json.WriteNumber("median", values.Median);
        json.WriteNumber("minimum", values.Minimum);
        json.WriteNumber("maximum", values.Maximum);
        json.WriteNumber("percentile95", values.Percentile95);
        json.WriteStartArray("samples");
        foreach (double sample in values.Samples)
            json.WriteNumberValue(sample);
        json.WriteEndArray();
    }
}
