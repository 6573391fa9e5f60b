using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Exporting;

/// <summary>What <c>export</c> is asked for.</summary>
/// <param name="Log">Where the log is; null where the settings say it.</param>
/// <param name="Config">HOCON file with settings that differ from the defaults.</param>
/// <param name="Since">The time of the first events; null for all.</param>
/// <param name="IsJson">Whether each event is a JSON object; otherwise it is text.</param>
internal sealed record ExportOptions(LogSettings? Log, string? Config, DateTimeOffset? Since, bool IsJson);
