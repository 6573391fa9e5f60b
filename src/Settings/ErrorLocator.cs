namespace AkkaChat.Settings;

/// <summary>Says in which file and line an error is.</summary>
/// <param name="file">The file that was read last.</param>
/// <param name="settings">Its settings.</param>
/// <param name="check">Checks them as they are without some; throws a <see cref="SettingsException"/>.</param>
internal sealed class ErrorLocator(string file, IReadOnlyList<Setting> settings, Action<IReadOnlyList<Setting>> check)
{
    /// <summary>Checks the settings.</summary>
    /// <exception cref="SettingsException">One is wrong. The message begins with the file, and the line if one is to blame.</exception>
    public void Check()
    {
        try
        {
            check(settings);
        }
        catch (SettingsException error)
        {
            var place = PlaceOf(error) is { } setting ? $"{setting.File}:{setting.Line}" : file;
            throw new SettingsException($"{place}: {error.Message}", error.Path);
        }
    }

    // The setting that the error names. Or the one without which there is no such error: the limits of one may depend on another.
    private Setting? PlaceOf(SettingsException error) =>
        settings.LastOrDefault(setting => setting.Path == error.Path)
        ?? settings.LastOrDefault(setting => !setting.IsSection && IsToBlame(setting, error));

    private bool IsToBlame(Setting setting, SettingsException error) =>
        ErrorOf([.. settings.Where(other => other != setting)]) is not { } without || (without.Message != error.Message && without.Path != setting.Path);

    private SettingsException? ErrorOf(IReadOnlyList<Setting> others)
    {
        try
        {
            check(others);
            return null;
        }
        catch (SettingsException error)
        {
            return error;
        }
    }
}
