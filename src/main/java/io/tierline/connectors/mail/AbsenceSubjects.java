package io.tierline.connectors.mail;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Subjects by which mail programs answer for people who are away: Outlook and Exchange, Gmail, Thunderbird and the vacation
 * of Unix, in their languages. A colon or the subject's end has to follow, so that "Automatic reply does not work" stays
 * a person's word, and so does each "Re:" of one.
 */
final class AbsenceSubjects {

    private static final Pattern ONE = Pattern.compile(
            List.of(
                            "automatic reply",
                            "auto[- ]?reply",
                            "auto[- ]?response",
                            "automatic response",
                            "out[- ]of[- ](the[- ])?office( auto[- ]?reply)?",
                            "vacation reply",
                            "abwesenheitsnotiz",
                            "abwesend",
                            "automatische antwort",
                            "réponse automatique",
                            "absence du bureau",
                            "respuesta automática",
                            "fuera de la oficina",
                            "risposta automatica",
                            "fuori sede",
                            "resposta automática",
                            "automatisch antwoord",
                            "afwezig",
                            "autosvar",
                            "automatiskt svar",
                            "automatisk svar",
                            "automaattinen vastaus",
                            "odpowiedź automatyczna",
                            "automatická odpověď",
                            "automatikus válasz",
                            "автоматический ответ",
                            "otomatik yanıt",
                            "自動応答",
                            "自動返信",
                            "不在通知",
                            "自动回复",
                            "自動回覆",
                            "자동 회신")
                    .stream()
                    .collect(Collectors.joining("|", "\\s*\\[?(", ")\\]?\\s*([:：].*)?")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private AbsenceSubjects() {}

    /** @param subject with its encoded words read; null for none */
    static boolean match(String subject) {
        return subject != null && ONE.matcher(subject).matches();
    }
}
