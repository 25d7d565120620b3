"""Headings, sentences that announce a list, and items in ten languages and more, to make pages of."""

LANGUAGES: dict[str, dict[str, list[str]]] = {
    "en": {
        "headings": ["The most common causes are:", "To prevent it, do the following:", "What helps?"],
        "items": [
            "Cold air that comes in through the window.",
            "Eating much too fast, often in front of a screen",
            "Sleep is too short; coffee does not replace it.",
            "Shoes that press on the toes.",
            "Old wiring. It should be checked every 10 years.",
            "Drink 1.5 litres of water a day.",
            "Damp walls, seen in 3 out of 4 cellars.",
            "Walk for half an hour after dinner",
            "Ask a doctor if it lasts longer than 2 weeks.",
        ],
    },
    "zh": {
        "headings": ["常见的原因有以下几点：", "预防方法：", "怎么办？"],
        "items": [
            "天气突然变冷，没有及时加衣服。",
            "吃饭太快，食物没有嚼碎",
            "睡眠不足；喝咖啡代替不了休息。",
            "鞋子太紧，挤压脚趾。",
            "电线老化。每10年检查一次。",
            "每天喝1.5升水。",
            "墙壁潮湿，四个地下室里有三个是这样。",
            "晚饭以后散步半个小时",
            "超过2个星期没有好转要看医生。",
        ],
    },
    "zh-Hant": {
        "headings": ["常見的原因有以下幾點：", "預防方法：", "怎麼辦？"],
        "items": [
            "天氣突然變冷，沒有及時加衣服。",
            "吃飯太快，食物沒有嚼碎",
            "睡眠不足；喝咖啡代替不了休息。",
            "鞋子太緊，擠壓腳趾。",
            "電線老化。每10年檢查一次。",
            "晚飯以後散步半個小時",
            "牆壁潮濕，看得見水珠。",
        ],
    },
    "ja": {
        "headings": ["主な原因は次のとおりです：", "予防法", "どうすればよいか？"],
        "items": [
            "急に寒くなり、服装が合っていない。",
            "早食いをして、よくかまない",
            "睡眠が足りない。コーヒーでは補えない。",
            "きつい靴が足の指を圧迫する。",
            "配線が古い。10年ごとに点検する。",
            "夕食の後に30分ほど歩く",
            "壁が湿っている。",
        ],
    },
    "ko": {
        "headings": ["주요 원인은 다음과 같습니다:", "예방 방법:", "어떻게 해야 할까요?"],
        "items": [
            "날씨가 갑자기 추워졌습니다.",
            "음식을 너무 빨리 먹습니다",
            "잠이 부족합니다. 커피로는 대신할 수 없습니다.",
            "신발이 너무 꽉 끼입니다.",
            "전선이 낡았습니다. 10년마다 점검해야 합니다.",
            "저녁 식사 후에 산책을 합니다",
        ],
    },
    "es": {
        "headings": ["Las causas más frecuentes son:", "Para prevenirlo conviene:", "¿Qué hacer?"],
        "items": [
            "El aire frío que entra por la ventana.",
            "Comer demasiado rápido, a menudo delante de una pantalla",
            "Dormir poco; el café no lo sustituye.",
            "Zapatos que aprietan los dedos.",
            "Cables viejos. Se revisan cada 10 años.",
            "Beber 1,5 litros de agua al día.",
        ],
    },
    "fr": {
        "headings": ["Les causes les plus fréquentes sont :", "Pour le prévenir :", "Que faire ?"],
        "items": [
            "L'air froid qui entre par la fenêtre.",
            "Manger trop vite, souvent devant un écran",
            "Trop peu de sommeil ; le café ne le remplace pas.",
            "Des chaussures qui serrent les orteils.",
            "De vieux câbles. On les contrôle tous les 10 ans.",
            "Boire 1,5 litre d'eau par jour.",
        ],
    },
    "de": {
        "headings": ["Die häufigsten Ursachen sind:", "Zur Vorbeugung:", "Was tun?"],
        "items": [
            "Kalte Luft, die durch das Fenster zieht.",
            "Zu schnelles Essen, oft vor dem Bildschirm",
            "Zu wenig Schlaf; Kaffee ersetzt ihn nicht.",
            "Schuhe, die auf die Zehen drücken.",
            "Alte Leitungen. Sie werden alle 10 Jahre geprüft.",
            "Am Tag 1,5 Liter Wasser trinken.",
        ],
    },
    "pt": {
        "headings": ["As causas mais comuns são:", "Para prevenir:", "O que fazer?"],
        "items": [
            "O ar frio que entra pela janela.",
            "Comer depressa demais, muitas vezes diante de uma tela",
            "Dormir pouco; o café não substitui o sono.",
            "Sapatos que apertam os dedos.",
            "Fios velhos. São revistos a cada 10 anos.",
        ],
    },
    "ru": {
        "headings": ["Самые частые причины:", "Для профилактики:", "Что делать?"],
        "items": [
            "Холодный воздух из окна.",
            "Слишком быстрая еда, часто перед экраном",
            "Мало сна; кофе его не заменит.",
            "Обувь, которая жмёт пальцы.",
            "Старая проводка. Её проверяют раз в 10 лет.",
        ],
    },
    "vi": {
        "headings": ["Các nguyên nhân thường gặp là:", "Để phòng ngừa:", "Phải làm gì?"],
        "items": [
            "Không khí lạnh tràn vào qua cửa sổ.",
            "Ăn quá nhanh, không nhai kỹ",
            "Ngủ quá ít; cà phê không thay thế được.",
            "Giày bó chặt các ngón chân.",
            "Dây điện cũ. Cần kiểm tra 10 năm một lần.",
        ],
    },
}
